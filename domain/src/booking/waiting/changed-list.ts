import { dueShard } from '../../kernel/due-shard.ts';
import { minuteMs } from '../../kernel/time/durations.ts';
import type { Write } from '../../kernel/write.ts';
import type { Reservation } from '../reservation/reservation.ts';
import { waitingListRef } from '../slots/paths.ts';
import { utcDay } from '../slots/utc-day.ts';
import type { Waiter, WaitingList } from '../slots/waiting-list.ts';

/** A command offers a freed seat in its own commit. This is for seats that become free in other ways. */
const serveEveryMs = 10 * minuteMs;

/** After three offers there may be seats for more. */
const serveSoonMs = minuteMs;

/** How many wait on a day at most; a document holds them all. */
export const mostWaiting = 100;

/** How often one person waits on a day at most. Otherwise one could keep everybody else from the list. */
export const mostWaitsOfOne = 10;

export const waiterOf = (reservation: Reservation & { readonly userId: string }): Waiter => {
  const { reservationId, userId, serviceId, reservationStartTime, reservationEndTime, partySize } = reservation;
  const { servedBy, createdAt } = reservation;
  return {
    reservationId,
    userId,
    serviceId,
    start: reservationStartTime,
    end: reservationEndTime,
    partySize,
    ...(servedBy ? { resourceId: servedBy.resourceId } : {}),
    since: createdAt,
  };
};

/** The list without those who have left. `waiting` is everybody who waits from now on. */
export const changedList = (
  list: WaitingList,
  waiting: readonly Waiter[],
  { now, isSoon = false }: { readonly now: Date; readonly isSoon?: boolean },
): Write => {
  const { path } = waitingListRef(list.providerId, list.day);
  if (waiting.length === 0) return { op: 'delete', path };
  const serveAt = new Date(now.getTime() + (isSoon ? serveSoonMs : serveEveryMs));
  return { op: 'update', path, data: { ...list, waiting, serveAt, version: list.version + 1, updatedAt: now } };
};

/** The list with one more at its end. */
export const joinedList = (providerId: string, list: WaitingList | undefined, waiter: Waiter, now: Date): Write => {
  if (list) return changedList(list, [...list.waiting, waiter], { now });
  const day = utcDay(waiter.start);
  const { path } = waitingListRef(providerId, day);
  const serveAt = new Date(now.getTime() + serveEveryMs);
  const stamps = { version: 1, createdAt: now, updatedAt: now };
  return { op: 'create', path, data: { providerId, day, waiting: [waiter], serveAt, ...dueShard(path), ...stamps } };
};
