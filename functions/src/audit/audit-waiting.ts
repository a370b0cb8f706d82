import { auditedWaitingLists, waitingListSchema } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { AuditReport } from './audit-references.ts';
import { readReservations } from './read-reservations.ts';

/** Checks that exactly the bookings that wait stand on the waiting lists. One check per booking and entry. */
export const auditWaiting = async (firestore: Firestore, providerId: string): Promise<AuditReport> => {
  const lists = await readAllPages(firestore, auditedWaitingLists(providerId));
  const listed = lists
    .flatMap((list) => waitingListSchema.parse(withDates(list.data())).waiting)
    .map(({ reservationId }) => reservationId);
  const bookings = await readReservations(firestore, providerId);
  const waiting = bookings.filter(({ status }) => status === 'waiting').map(({ reservationId }) => reservationId);
  const lost = waiting.filter((id) => !listed.includes(id)).map((id) => `reservation ${id} waits on no list`);
  const stale = listed
    .filter((id, n) => !waiting.includes(id) || listed.indexOf(id) !== n)
    .map((id) => `reservation ${id} is on a waiting list for nothing`);
  return { checked: waiting.length + listed.length, broken: [...lost, ...stale] };
};
