import {
  auditedWaitingLists,
  type Finding,
  fullRef,
  type Reservation,
  utcDay,
  waitingListRef,
  waitingListSchema,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import { rightReservations } from './audit-reservations.ts';
import { readPlaced } from './read-documents.ts';

const listOf = ({ providerId, reservationStartTime }: Reservation): string =>
  waitingListRef(providerId, utcDay(reservationStartTime)).path;

const isSame = (listed: readonly string[], waiting: readonly string[]): boolean =>
  listed.length === waiting.length && waiting.every((id) => listed.includes(id));

/** Checks that exactly the bookings that wait stand on the waiting lists. One check per booking and entry. */
export const auditWaiting = audit(async (moment, providerId) => {
  const lists = new Map(
    (await readPlaced(moment, auditedWaitingLists(providerId), waitingListSchema)).map(({ path, data }) => [
      path,
      data.waiting.map(({ reservationId }) => reservationId),
    ]),
  );
  const bookings = (await rightReservations(moment, providerId)).filter(({ status }) => status === 'waiting');
  const waiting = Map.groupBy(bookings, listOf);
  const broken = [...new Set([...lists.keys(), ...waiting.keys()])].sort().flatMap((where): Finding[] => {
    const listed = lists.get(where);
    const those = waiting.get(where) ?? [];
    const expected = those.map(({ reservationId }) => reservationId);
    if (isSame(listed ?? [], expected)) return [];
    const what = listed ? 'waitingList.differs' : 'waitingList.missing';
    const from = those.map((one) => fullRef(one).path);
    return [{ audit: 'waiting', what, where, from, expected, found: listed ?? null }];
  });
  return { checked: bookings.length + [...lists.values()].flat().length, broken };
});
