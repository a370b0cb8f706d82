import type { Entry } from '../journal/entry.ts';

/** An entry of one provider that the server has not settled. */
export interface Item {
  readonly entry: Entry;
  /** It has left the device, and has no answer yet. */
  readonly isLeaving: boolean;
  /** It had to wait, or an attempt has failed. */
  readonly isHeld: boolean;
}

/**
 * The entries of one provider that may leave now, in their order.
 *
 * ```
 * flowing ──offline, a restart, a failed attempt──▶ singly ──everything is settled──▶ flowing
 * ```
 *
 * Flowing: commands leave at once, many at a time. A record and a command never travel together, because they go two
 * ways and one could overtake the other. Singly: the first leaves alone, and the next one when the server has settled
 * it.
 *
 * It does not own attempts and their pauses (`deliver.lazy.ts`), or the order of commands in flight (`batches.ts`).
 */
export const departures = (items: readonly Item[]): readonly Item[] => {
  if (items.some(({ isHeld }) => isHeld)) return items.some(({ isLeaving }) => isLeaving) ? [] : items.slice(0, 1);
  const leaving: Item[] = [];
  const isRecord = ({ entry }: Item): boolean => 'record' in entry;
  const first = items[0];
  for (const item of items) {
    if (first && isRecord(item) !== isRecord(first)) break;
    if (!item.isLeaving) leaving.push(item);
  }
  return leaving;
};
