const key = 'counterfoil/device';

const random = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

let ofProcess: string | undefined;

const withoutStorage = (): string => {
  ofProcess ??= random();
  return ofProcess;
};

/** A browser that keeps nothing refuses even to be asked. */
const storageOfBrowser = (): Storage | undefined => {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
};

/**
 * This installation's own id, the same at every start: 32 hexadecimal digits. Where nothing can be kept it is one for as long
 * as the process runs.
 */
export const deviceId = (storage: Pick<Storage, 'getItem' | 'setItem'> | undefined = storageOfBrowser()): string => {
  if (!storage) return withoutStorage();
  try {
    const known = storage.getItem(key);
    // What somebody else has put there may be no id, and the rules would refuse it for ever.
    if (known && /^[A-Za-z0-9_-]{1,128}$/.test(known)) return known;
    const made = withoutStorage();
    storage.setItem(key, made);
    return made;
  } catch {
    return withoutStorage();
  }
};
