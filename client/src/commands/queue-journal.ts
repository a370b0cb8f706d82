import { readStored, store } from '../connection/storage.ts';

const key = 'counterfoil/waiting';

/** By the path of a command the person who has left it. */
const read = (): Record<string, string> => {
  try {
    return JSON.parse(readStored(key) ?? '{}');
  } catch {
    return {};
  }
};

const write = (all: Record<string, string | undefined>): void => store(key, JSON.stringify(all));

/** The SDK tells only whoever is signed in what waits: here stands whose commands a device has kept. */
export const noteQueued = (uid: string, path: string): void => write({ ...read(), [path]: uid });

export const forgetQueued = (path: string): void => write({ ...read(), [path]: undefined });

/** The paths of what somebody has left in a folder. */
export const queuedIn = (folder: string, uid: string): string[] =>
  Object.entries(read()).flatMap(([path, whose]) => (whose === uid && path.startsWith(`${folder}/`) ? [path] : []));

/** Whether anybody else has commands on this device that would go with what it has kept. */
export const othersHaveQueued = (uid: string | undefined): boolean =>
  Object.values(read()).some((other) => other !== uid);

export const forgetAllQueued = (): void => write({});
