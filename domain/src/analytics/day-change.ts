import { hash53 } from '../kernel/short-code.ts';
import type { Increments, Write } from '../kernel/write.ts';
import { dayShards, daysPath } from './day-paths.ts';

/** Amounts to add to a local day, nested as stored, because the keys of its maps are ids, which may contain dots. */
export interface DayChange {
  readonly day: string;
  readonly by: Increments;
}

/** Adds to the shard of the event, without a read. */
export const dayWrite = (providerId: string, eventId: string, { day, by }: DayChange, now: Date): Write => ({
  op: 'increment',
  path: `${daysPath(providerId)}/${day}_${hash53(eventId) % dayShards}`,
  by,
  fields: { day, updatedAt: now },
});
