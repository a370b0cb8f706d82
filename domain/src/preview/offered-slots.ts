import { type SeatDocuments, seatRequests } from '../booking/seat-requests.ts';
import type { SeatRequest } from '../booking/slots/find-seats.ts';
import { nextFreeSlots } from '../booking/slots/next-free.ts';
import type { CommandRequest } from '../kernel/command.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Docs, Ref } from '../kernel/ref.ts';
import type { Rejection } from '../kernel/rejection.ts';
import type { OfferedSlot } from './preview.ts';

/** Another slot may help against these. */
const aboutTheSlot: ReadonlySet<Reason | undefined> = new Set<Reason>(['slot-full', 'closed', 'past']);

/** By the command's type, which selects the request that takes its payload. */
const requests: Readonly<
  Record<string, ((request: CommandRequest<never>, docs: Docs<SeatDocuments>) => SeatRequest | undefined) | undefined>
> = seatRequests;

interface Offer {
  readonly slots: readonly OfferedSlot[];
  /** Documents to read; then the caller asks again. */
  readonly reads: readonly Ref<'slotDay' | 'resource'>[];
}

/** The slots to offer instead of a refused one; `undefined` if the refusal is about something else. */
export const offeredSlots = (
  request: CommandRequest<never>,
  { details }: Rejection,
  docs: Docs<SeatDocuments>,
): Offer | undefined => {
  const seats = aboutTheSlot.has(details?.reason) ? requests[request.command.type]?.(request, docs) : undefined;
  if (!seats) return undefined;
  const { slots, reads } = nextFreeSlots(request.command.providerId, seats, docs, request.now);
  return { slots: slots.map(({ start, end }) => ({ start: start.toISOString(), end: end.toISOString() })), reads };
};
