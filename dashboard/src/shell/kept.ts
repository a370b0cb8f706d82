/** A value that this device has kept; `undefined` also if the browser denies the read. */
export const keptAt = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Keeps something that only saves a step at the next visit: a full device does without. */
export const keep = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The next visit takes the step again.
  }
};
