import { setTimeout as wait } from 'node:timers/promises';
import { secondMs } from '@counterfoil/domain';

/** The last one in each line. */
const lines = new Map<string, Promise<unknown>>();

const inLine = async <T>(
  [key, ...others]: readonly string[],
  work: () => Promise<T>,
  patienceMs: number,
): Promise<T> => {
  if (key === undefined) return await work();
  const before = lines.get(key);
  const turn = (async () => {
    if (before) await Promise.race([before, wait(patienceMs, undefined, { ref: false })]);
    return await inLine(others, work, patienceMs);
  })();
  const over = turn.then(
    () => {},
    () => {},
  );
  lines.set(key, over);
  try {
    return await turn;
  } finally {
    if (lines.get(key) === over) lines.delete(key);
  }
};

/**
 * Lets those who lost a commit on the same documents try again one after the other, in this instance. Otherwise all but
 * one of them would lose again. The commit's preconditions decide all the same: other instances have lines of their own.
 *
 * @param keys the documents; in one order for everybody, so that no two wait for each other
 * @param patienceMs nobody waits longer for somebody whose request hangs
 */
export const inTurn = <T>(
  keys: Iterable<string>,
  work: () => Promise<T>,
  patienceMs: number = 2 * secondMs,
): Promise<T> => inLine([...new Set(keys)].sort(), work, patienceMs);
