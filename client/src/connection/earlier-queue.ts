import { readStored, store } from './storage.ts';

/**
 * Earlier releases left commands in the SDK's cache as documents, and noted their paths and users here. The outbox
 * adopts those of the signed-in user.
 */
const key = 'counterfoil/waiting';

/** User id by path of each command. */
const read = (): Record<string, string> => {
  try {
    return JSON.parse(readStored(key) ?? '{}');
  } catch {
    return {};
  }
};

/** Paths of the commands that a user has left in an earlier release's queue. */
export const earlierQueueOf = (uid: string): string[] =>
  Object.entries(read()).flatMap(([path, user]) => (user === uid ? [path] : []));

export const forgetInEarlierQueue = (path: string): void =>
  store(key, JSON.stringify({ ...read(), [path]: undefined }));

/** True if another user has commands in the SDK's cache. Clearing the cache would drop them. */
export const othersAreInEarlierQueue = (uid: string): boolean => Object.values(read()).some((user) => user !== uid);
