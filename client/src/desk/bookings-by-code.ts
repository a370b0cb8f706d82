import { type ReservationReference, readCode, reservationsByCode } from '@counterfoil/domain/core';
import type { Identified, Live } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import { inEveryStatus } from '../provider/in-every-status.ts';

/** The bookings with a short code, as people type it: in any case, with blanks and hyphens. */
export const bookingsByCode = (
  list: ListOf,
  providerId: string,
  code: string,
): Live<Identified<ReservationReference>[]> =>
  inEveryStatus((status) => list<ReservationReference>(reservationsByCode(providerId, status, readCode(code))));
