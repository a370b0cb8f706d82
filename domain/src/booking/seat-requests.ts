import type { CommandRequest } from '../kernel/command.ts';
import type { Docs } from '../kernel/ref.ts';
import { providerRef } from '../provider/profile/paths.ts';
import type { CreateReservation } from './reservation/payloads.ts';
import { type MoveReads, seatsToMove } from './reservation/reschedule.ts';
import type { SeatRequest } from './slots/find-seats.ts';
import { serviceRef } from './slots/paths.ts';

/** The documents that tell which seats a command asks for. */
export type SeatDocuments = MoveReads;

const seatsToBook = (
  { command: { providerId, payload } }: CommandRequest<CreateReservation>,
  docs: Docs<SeatDocuments>,
): SeatRequest | undefined => {
  const provider = docs.get(providerRef(providerId));
  const service = docs.get(serviceRef(providerId, payload.serviceId));
  return provider && service && { ...payload, provider, service };
};

/** The seats for which a command asks, by its type. Only the documents that it reads are needed. */
export const seatRequests = {
  'reservation.create': seatsToBook,
  'reservation.reschedule': seatsToMove,
};
