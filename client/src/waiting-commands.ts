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
export const waitingCommands = {
  add: (uid: string, id: string): void => write({ ...read(), [id]: uid }),
  remove: (id: string): void => write({ ...read(), [id]: undefined }),
  /** Whether anybody else has commands on this device that would go with what it has kept. */
  areOfOthers: (uid: string | undefined): boolean => Object.values(read()).some((other) => other !== uid),
  clear: (): void => write({}),
};
