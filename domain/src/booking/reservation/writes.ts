import { countChanges, statusCounts } from '../../counters/count-changes.ts';
import { endUserPath } from '../../end-user/path.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import { eventDocument, eventWrite, type Recorded } from '../../kernel/event.ts';
import type { Docs } from '../../kernel/ref.ts';
import type { Write } from '../../kernel/write.ts';
import { providerEvents } from '../../provider/profile/paths.ts';
import { claimRef, claimWrite } from '../shared/claim-write.ts';
import { referenceWrites } from '../shared/reference-writes.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { type SlotTerms, slotWrites } from '../slots/writes.ts';
import type { ReservationEvent } from './event.ts';
import { fullRef, referenceRef } from './paths.ts';
import { redactEvent } from './redact-event.ts';
import { reminderWrites } from './reminder-writes.ts';
import type { Reservation } from './reservation.ts';
import { toReference } from './to-reference.ts';

/** A reservation's contribution to the tenant's counters. */
const counts = ({ status, rating }: Reservation): Record<string, number> => ({
  ...statusCounts('Reservation', status),
  ...(rating ? { ratings: 1, stars: rating.stars } : {}),
});

const eventWrites = (
  request: CommandRequest<unknown>,
  before: Reservation | undefined,
  after: Reservation,
  event: Recorded<ReservationEvent>,
): Write[] => {
  const entity = { entityType: 'reservation', entityId: after.reservationId };
  const { userId } = after;
  return [
    ...(userId === undefined
      ? []
      : [eventWrite(`${endUserPath(userId)}/events`, eventDocument(request, entity, event))]),
    eventWrite(providerEvents(after.providerId), {
      // Of a guest's booking the provider is the owner.
      ...eventDocument(request, entity, event, userId === undefined ? event.payload : redactEvent(event)),
      // Projections compare both states, so they need not know the effect of each event type.
      before: before && toReference(before),
      reference: toReference(after),
    }),
  ];
};

export interface ReservationTransition {
  readonly before: Reservation | undefined;
  readonly after: Reservation;
  readonly events: readonly Recorded<ReservationEvent>[];
  readonly docs: Docs<{ slotDay: SlotDay }>;
  /** Required if the transition may take seats. */
  readonly terms?: SlotTerms | undefined;
}

/** All writes of a change of one reservation, for customer and provider. */
export const reservationWrites = (
  request: CommandRequest<unknown>,
  { before, after, events, docs, terms }: ReservationTransition,
): Write[] => {
  return [
    ...referenceWrites(before && fullRef(before), fullRef(after), after),
    ...referenceWrites(before && referenceRef(before), referenceRef(after), toReference(after)),
    ...(before
      ? []
      : [claimWrite(request, claimRef(after.providerId, 'reservation', after.reservationId), after.userId)]),
    ...slotWrites({ before, after, terms }, docs, request.now),
    ...countChanges(request, after.providerId, 'Reservation', {
      before: before && counts(before),
      after: counts(after),
      // Reopening confirms nothing anew.
      confirmedAt: after.confirmedAt?.getTime() === before?.confirmedAt?.getTime() ? undefined : after.confirmedAt,
    }),
    ...reminderWrites(before, after, request.now),
    ...events.flatMap((event) => eventWrites(request, before, after, event)),
  ];
};
