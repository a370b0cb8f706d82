import { emptyMemory, type Memory } from './memory.ts';

/** Names the memory of one display, for one person: the next one on this device must not read it. */
export interface MemoryOf {
  readonly uid: string;
  readonly providerId: string;
  readonly station: string;
}

const prefix = 'kitchen ';

const prefixOf = (uid: string): string => `${prefix}${uid} `;

const keyOf = ({ uid, providerId, station }: MemoryOf): string => `${prefixOf(uid)}${providerId} ${station}`;

/** A stored memory of another version of the app is as good as none. */
export const readMemory = (of: MemoryOf): Memory => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(of)) ?? '');
    const { tickets, done } = Object(stored);
    return Array.isArray(tickets) && Array.isArray(done) ? { tickets, done } : emptyMemory;
  } catch {
    return emptyMemory;
  }
};

export const storeMemory = (of: MemoryOf, memory: Memory): void => {
  localStorage.setItem(keyOf(of), JSON.stringify(memory));
};

/** Removes what displays remember for other people, and what an earlier version remembered for nobody. */
export const forgetOthers = (uid: string): void => {
  const others = Object.keys(localStorage).filter((key) => key.startsWith(prefix) && !key.startsWith(prefixOf(uid)));
  for (const key of others) localStorage.removeItem(key);
};
