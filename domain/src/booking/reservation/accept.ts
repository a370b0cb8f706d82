import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { recordEvent } from '../../kernel/event.ts';
import type { Docs } from '../../kernel/ref.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import type { SlotTerms } from '../slots/writes.ts';
import type { ReservationEvent } from './event.ts';
import { evolveReservation } from './evolve.ts';
import type { Reservation } from './reservation.ts';
import { reservationWrites } from './writes.ts';

interface AcceptedReservationEvent {
  readonly before?: Reservation;
  readonly event: ReservationEvent;
  readonly terms?: SlotTerms;
  /** Number of the command's events before this one. */
  readonly n?: number;
}

/**
 * Turns the one event of a reservation command into the decision that commits it. Seats can only be taken with `terms`.
 */
export const accept = (
  request: CommandRequest<unknown>,
  docs: Docs<{ slotDay: SlotDay }>,
  { before, event, terms, n }: AcceptedReservationEvent,
): Decision => {
  const recorded = recordEvent(request, before?.version ?? 0, event, n);
  const after = evolveReservation(before, recorded);
  const writes = reservationWrites(request, { before, after, events: [recorded], docs, terms });
  return { version: after.version, eventIds: [recorded.id], writes };
};
