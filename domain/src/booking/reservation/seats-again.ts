import type { Docs } from '../../kernel/ref.ts';
import { minuteMs } from '../../kernel/time/durations.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import type { SeatRequest } from '../slots/find-seats.ts';
import { serviceRef } from '../slots/paths.ts';
import type { Service } from '../slots/service.ts';
import type { Reservation } from './reservation.ts';

/** The resource that somebody has asked for, if it still serves. */
export const askedOf = (
  { servedBy }: Pick<Reservation, 'servedBy'>,
  { resourceIds = [] }: Service,
): string | undefined =>
  servedBy?.asked && resourceIds.includes(servedBy.resourceId) ? servedBy.resourceId : undefined;

/**
 * The seats of a reservation that has given them up: the original duration, with all other terms from the current
 * catalogue.
 */
export const seatsAgain = (
  reservation: Reservation,
  docs: Docs<{ provider: Provider; service: Service }>,
): SeatRequest | undefined => {
  const { providerId, serviceId, reservationStartTime, reservationEndTime, partySize } = reservation;
  const provider = docs.get(providerRef(providerId));
  const currentService = docs.get(serviceRef(providerId, serviceId));
  const durationMinutes = (reservationEndTime.getTime() - reservationStartTime.getTime()) / minuteMs;
  const service = currentService && { ...currentService, durationMinutes };
  const startTime = reservationStartTime.toISOString();
  return provider && service
    ? { provider, service, serviceId, startTime, partySize, resourceId: askedOf(reservation, service) }
    : undefined;
};
