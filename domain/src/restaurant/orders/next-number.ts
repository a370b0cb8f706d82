import type { CommandRequest } from '../../kernel/command.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { hash53 } from '../../kernel/short-code.ts';
import { dayMs, hourMs } from '../../kernel/time/durations.ts';
import { localDay } from '../../kernel/time/local-day.ts';
import { wallAt } from '../../kernel/time/wall-clock.ts';
import type { Write } from '../../kernel/write.ts';
import { orderNumberShards } from './number-shards.ts';
import type { OrderNumber } from './order-number.ts';
import { orderNumberRef } from './paths.ts';

/** When a kitchen is quiet: four in the morning. */
const quietMs = 4 * hourMs;

/** An instance of an earlier version may still issue numbers of this day. It goes on far beyond these. */
const jump = 1000;

type NumberDocs = Docs<{ orderNumber: OrderNumber }>;

const shardOf = ({ command }: CommandRequest<unknown>): number => hash53(command.id) % orderNumberShards;

/** The document that issues the order's number. */
export const numberRef = (request: CommandRequest<unknown>): Ref<'orderNumber'> =>
  orderNumberRef(request.command.providerId, `${shardOf(request)}`);

/** The documents of an earlier version that issued the numbers of today and yesterday. */
export const earlierNumberRefs = (
  request: CommandRequest<unknown>,
  docs: NumberDocs,
  timeZone: string,
): Ref<'orderNumber'>[] =>
  docs.get(numberRef(request))
    ? []
    : [0, dayMs].map((ago) => {
        const day = localDay(new Date(request.now.getTime() - ago), timeZone);
        return orderNumberRef(request.command.providerId, `${day}_${shardOf(request)}`);
      });

/** The next quiet hour. On the day of a clock change, it may be an hour off. */
const nextNight = (now: Date, timeZone: string): Date => {
  const sinceQuiet = (wallAt(now.getTime(), timeZone) - quietMs) % dayMs;
  return new Date(now.getTime() + dayMs - sinceQuiet);
};

/** Keeps an instance of an earlier version from issuing the same numbers for the rest of the day. */
const jumpAhead = (today: Ref<'orderNumber'> | undefined, docs: NumberDocs): Write[] => {
  const stored = today && docs.get(today);
  return stored ? [{ op: 'update', path: today.path, data: { ...stored, issued: stored.issued + jump } }] : [];
};

/** The next number of its shard, and the writes that issue it. No open order has the same. */
export const nextNumber = (
  request: CommandRequest<unknown>,
  docs: NumberDocs,
  timeZone: string,
): { readonly number: number; readonly writes: readonly Write[] } => {
  const ref = numberRef(request);
  const stored = docs.get(ref);
  const earlier = earlierNumberRefs(request, docs, timeZone);
  const skip = stored?.skip ?? [];
  const numberOf = (issued: number): number => issued * orderNumberShards + shardOf(request) + 1;
  let issued = stored?.issued ?? Math.max(0, ...earlier.map((one) => docs.get(one)?.issued ?? 0));
  while (skip.includes(numberOf(issued))) issued += 1;
  const { now } = request;
  const data = {
    ...stored,
    issued: issued + 1,
    shard: shardOf(request),
    restartAt: stored?.restartAt ?? nextNight(now, timeZone),
    createdAt: stored?.createdAt ?? now,
    updatedAt: now,
  };
  return {
    number: numberOf(issued),
    writes: [{ op: stored ? 'update' : 'create', path: ref.path, data }, ...jumpAhead(earlier[0], docs)],
  };
};
