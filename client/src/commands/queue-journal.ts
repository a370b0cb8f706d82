import { readStored, store } from '../connection/storage.ts';

const key = 'counterfoil/waiting';

/** User id by path of each queued command. */
const read = (): Record<string, string> => {
  try {
    return JSON.parse(readStored(key) ?? '{}');
  } catch {
    return {};
  }
};

const write = (all: Record<string, string | undefined>): void => store(key, JSON.stringify(all));

/**
 * Notes a queued command and its user in local storage. The SDK reports pending writes only of the signed-in user, but
 * clearing the cache would drop those of every user.
 */
export const noteQueued = (uid: string, path: string): void => write({ ...read(), [path]: uid });

export const forgetQueued = (path: string): void => write({ ...read(), [path]: undefined });

/** Paths of the commands that a user has queued in a folder. */
export const queuedIn = (folder: string, uid: string): string[] =>
  Object.entries(read()).flatMap(([path, user]) => (user === uid && path.startsWith(`${folder}/`) ? [path] : []));

/** True if another user has queued commands on this device. Clearing its cache would drop them. */
export const othersHaveQueued = (uid: string | undefined): boolean =>
  Object.values(read()).some((user) => user !== uid);

export const forgetAllQueued = (): void => write({});
