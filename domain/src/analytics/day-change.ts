import { hash53 } from '../kernel/short-code.ts';
import type { Increments, Write } from '../kernel/write.ts';
import { dayShards, daysPath } from './day-paths.ts';

/** What is to be added to a local day. Nested as it is stored: the keys of its maps are ids, in which there may be dots. */
export interface DayChange {
  readonly day: string;
  readonly by: Increments;
}

/** Adds to one shard, chosen by the event, without reading it. */
export const dayWrite = (providerId: string, eventId: string, { day, by }: DayChange, now: Date): Write => ({
  op: 'increment',
  path: `${daysPath(providerId)}/${day}_${hash53(eventId) % dayShards}`,
  by,
  fields: { day, updatedAt: now },
});
