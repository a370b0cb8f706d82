import { keep, readKept } from './storage.ts';

const key = 'counterfoil/waiting';

/** By command the person who has left it. */
const read = (): Record<string, string> => {
  try {
    return JSON.parse(readKept(key) ?? '{}');
  } catch {
    return {};
  }
};

const write = (all: Record<string, string | undefined>): void => keep(key, JSON.stringify(all));

/** The SDK tells only whoever is signed in what waits: here stands whose commands a device has kept. */
export const noteWaiting = (uid: string, id: string): void => write({ ...read(), [id]: uid });

export const forgetWaiting = (id: string): void => write({ ...read(), [id]: undefined });

/** Whether anybody else has commands on this device that would go with what it has kept. */
export const othersWait = (uid: string | undefined): boolean => Object.values(read()).some((other) => other !== uid);

export const forgetAllWaiting = (): void => write({});
