import { count } from '../insight/counters.ts';
import type { Request } from '../kernel/command.ts';
import { difference } from '../kernel/difference.ts';
import { eventDocument, eventWrite, type Recorded } from '../kernel/event.ts';
import type { Docs } from '../kernel/ref.ts';
import type { Write } from '../kernel/write.ts';
import { endUserPath } from '../people/end-user.ts';
import { providerEvents } from '../provider/provider-paths.ts';
import { reduceEventPayload } from './reduce-event-payload.ts';
import { reminderWrites } from './reminder-writes.ts';
import type { Reservation } from './reservation.ts';
import type { ReservationEvent } from './reservation-event.ts';
import { referencePath, reservationRef } from './reservation-paths.ts';
import { toReference } from './reservation-reference.ts';
import type { SlotDay } from './slot-day.ts';
import { type SlotTerms, slotWrites } from './slot-writes.ts';

/** The counterpart's half: created, changed in place, or moved to the collection of its new status. */
const referenceWrites = (before: Reservation | undefined, after: Reservation): Write[] => {
  const path = referencePath(after);
  const data = toReference(after);
  if (!before) return [{ op: 'create', path, data }];
  if (before.status === after.status) return [{ op: 'update', path, data }];
  return [
    { op: 'delete', path: referencePath(before) },
    { op: 'create', path, data },
  ];
};

/** What the tenant's counters count of a booking. */
const counts = ({ status, rating }: Reservation): Record<string, number> => ({
  totalReservations: 1,
  [`${status}Reservations`]: 1,
  ...(rating ? { ratings: 1, stars: rating.stars } : {}),
});

const counterWrites = (before: Reservation | undefined, after: Reservation, request: Request<unknown>): Write[] => {
  const by = difference(before && counts(before), counts(after));
  if (Object.keys(by).length === 0) return [];
  const at = request.now;
  const fields: Record<string, Date> = before ? { updatedAt: at } : { updatedAt: at, lastReservationAt: at };
  return [count(after.providerId, request.command.id, by, fields)];
};

const eventWrites = (
  request: Request<unknown>,
  before: Reservation | undefined,
  after: Reservation,
  event: Recorded<ReservationEvent>,
): Write[] => {
  const entity = { entityType: 'reservation', entityId: after.reservationId };
  return [
    eventWrite(`${endUserPath(after.userId)}/events`, eventDocument(request, entity, event)),
    eventWrite(providerEvents(after.providerId), {
      ...eventDocument(request, entity, event, reduceEventPayload(event)),
      // What projections follow from: with both states they need not know what each event does.
      before: before && toReference(before),
      reference: toReference(after),
    }),
  ];
};

export interface ReservationChange {
  readonly before: Reservation | undefined;
  readonly after: Reservation;
  readonly events: readonly Recorded<ReservationEvent>[];
  readonly docs: Docs<{ slotDay: SlotDay }>;
  /** Given where seats may be taken. */
  readonly terms?: SlotTerms | undefined;
}

/** Everything a change of one booking writes, on both sides. */
export const reservationWrites = (
  request: Request<unknown>,
  { before, after, events, docs, terms }: ReservationChange,
): Write[] => {
  const { path } = reservationRef(after.userId, after.reservationId);
  return [
    { op: before ? 'update' : 'create', path, data: after },
    ...referenceWrites(before, after),
    ...slotWrites(before, after, docs, terms, request.now),
    ...counterWrites(before, after, request),
    ...reminderWrites(before, after, request.now),
    ...events.flatMap((event) => eventWrites(request, before, after, event)),
  ];
};
