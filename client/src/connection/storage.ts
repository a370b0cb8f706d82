/** The stored value; `undefined` also outside a browser, or if the browser denies the read. */
export const readStored = (key: string): string | undefined => {
  try {
    return globalThis.localStorage?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Stores a value, unless the device is full or the browser denies it. */
export const store = (key: string, value: string): void => {
  try {
    globalThis.localStorage?.setItem(key, value);
  } catch {
    // Nothing stored this way is essential.
  }
};
