/** The `localStorage` of this origin; `undefined` outside a browser, or where the browser denies access to it. */
const storage = (): Storage | undefined => {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
};

/** The stored value; `undefined` also if the browser denies the read. */
export const readStored = (key: string): string | undefined => {
  try {
    return storage()?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Stores a value, unless the device is full or the browser denies it. */
export const store = (key: string, value: string): void => {
  try {
    storage()?.setItem(key, value);
  } catch {
    // Nothing stored this way is essential.
  }
};
