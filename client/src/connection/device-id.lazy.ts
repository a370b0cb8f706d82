import { randomBytes } from './random-bytes.ts';

const key = 'counterfoil/device';

const randomId = (): string =>
  randomBytes(16)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

let processId: string | undefined;

const idOfProcess = (): string => {
  processId ??= randomId();
  return processId;
};

/**
 * The id of this installation: 32 hexadecimal digits, the same at every start. If the browser cannot store it, the id
 * lasts as long as the process.
 */
export const deviceId = (given?: Pick<Storage, 'getItem' | 'setItem'>): string => {
  try {
    // Some browsers throw on access to `localStorage` if they block it.
    const storage = given ?? globalThis.localStorage;
    const stored = storage.getItem(key);
    // Other code may have stored an invalid id there, which the rules would always deny.
    if (stored && /^[A-Za-z0-9_-]{1,128}$/.test(stored)) return stored;
    const created = idOfProcess();
    storage.setItem(key, created);
    return created;
  } catch {
    return idOfProcess();
  }
};
