import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { createLists } from '../live/lists.ts';
import { createMemoized } from '../live/memoized.ts';
import { type WhenServed, whenServedBy } from '../live/when-served.ts';
import { type Internals, internals } from './internals.ts';

/**
 * The parts of a client, for the entries beside the core.
 *
 * @throws CounterfoilError `unimplemented` for the fake client of a test
 */
export const partsOf = (counterfoil: object): Internals => {
  const known = internals.get(counterfoil);
  if (!known) throw new CounterfoilError('unimplemented', 'the fake client of a test has only the core');
  return known;
};

type Lists = ReturnType<typeof createLists> & {
  readonly memoized: ReturnType<typeof createMemoized>;
  readonly whenServed: WhenServed;
};

const listsByClient = new WeakMap<object, Lists>();

/** Gives the fake of a test its lists in memory, so that entries which only read live lists work with it. */
export const giveLists = (counterfoil: object, lists: Lists): void => {
  listsByClient.set(counterfoil, lists);
};

/** Live lists and documents of a client for the entries beside the core, the same at each call. */
export const listsOf = (counterfoil: object): Lists => {
  const known = listsByClient.get(counterfoil);
  if (known) return known;
  const { connection, overlay } = partsOf(counterfoil);
  const memoized = createMemoized(() => connection.auth.currentUser?.uid);
  const whenServed = whenServedBy(connection.connectivity);
  const lists = { ...createLists(connection, overlay, memoized), memoized, whenServed };
  listsByClient.set(counterfoil, lists);
  return lists;
};
