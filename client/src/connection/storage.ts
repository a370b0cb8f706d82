/** What the browser keeps for this origin; `undefined` where it keeps nothing, or refuses even to be asked. */
const storage = (): Storage | undefined => {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
};

/** `undefined` also for what may not be read. */
export const readKept = (key: string): string | undefined => {
  try {
    return storage()?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

/** A device that is full, or lets nothing be kept, goes without. */
export const keep = (key: string, value: string): void => {
  try {
    storage()?.setItem(key, value);
  } catch {
    // Nothing that is kept so is more than a convenience.
  }
};
