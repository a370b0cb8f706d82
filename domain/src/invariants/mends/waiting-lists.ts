import { reservationRef } from '../../booking/reservation/paths.ts';
import type { Reservation } from '../../booking/reservation/reservation.ts';
import { utcDay } from '../../booking/slots/utc-day.ts';
import type { Waiter } from '../../booking/slots/waiting-list.ts';
import { changedList, joinedList, waiterOf } from '../../booking/waiting/changed-list.ts';
import { sameValue } from '../../kernel/same-value.ts';
import { guard, known, type Mend, type Plan } from '../mend.ts';

type Waiting = Reservation & { readonly userId: string };

const isWaiting = (day: string, booking: Reservation): booking is Waiting =>
  booking.status === 'waiting' && booking.userId !== undefined && utcDay(booking.reservationStartTime) === day;

const inLine = (a: Waiter, b: Waiter): number => a.since.getTime() - b.since.getTime();

const dayOf = (where: string): string => where.slice(where.lastIndexOf('/') + 1);

/** Those who stay keep their place. One who was lost stands where their booking was made. */
const lineOf = (listed: readonly Waiter[], waiting: readonly Waiting[]): Waiter[] => {
  const byId = new Map(waiting.map((one) => [one.reservationId, one]));
  const kept = listed.filter(
    ({ reservationId }, n) =>
      byId.has(reservationId) && listed.findIndex((one) => one.reservationId === reservationId) === n,
  );
  const lost = waiting.filter(({ reservationId }) => !kept.some((one) => one.reservationId === reservationId));
  return lost.length > 0 ? [...kept, ...lost.map(waiterOf)].sort(inLine) : kept;
};

/** A list has exactly the bookings that wait for its day. */
export const waitingListMend: Mend = {
  reads: ({ command: { payload } }, docs) => {
    const list = known(docs, { kind: 'waitingList', path: payload.where });
    return [
      { kind: 'waitingList', path: payload.where },
      ...payload.from.map((path) => ({ kind: 'reservation', path }) as const),
      ...(list?.waiting ?? []).map(({ userId, reservationId }) => reservationRef(userId, reservationId)),
    ];
  },
  plan: ({ command: { payload, providerId }, now }, docs): Plan => {
    const { where, from } = payload;
    const list = docs.get({ kind: 'waitingList', path: where });
    const listed = list?.waiting ?? [];
    const paths = new Set([...from, ...listed.map((one) => reservationRef(one.userId, one.reservationId).path)]);
    const waiting = [...paths]
      .flatMap((path) => docs.get({ kind: 'reservation', path }) ?? [])
      .filter((booking) => booking.providerId === providerId)
      .filter((booking) => isWaiting(dayOf(where), booking));
    const line = lineOf(listed, waiting);
    const guards = waiting.map((booking) => guard(reservationRef(booking.userId, booking.reservationId).path, booking));
    if (list) return sameValue(line, listed) ? 'settled' : { writes: [changedList(list, line, { now }), ...guards] };
    const [first, ...others] = line;
    if (!first) return 'settled';
    const joined = joinedList(providerId, undefined, first, now);
    const data = 'data' in joined ? { ...joined.data, waiting: [first, ...others] } : {};
    return { writes: [{ op: 'create', path: where, data }, ...guards] };
  },
};
