import { providerReason } from '../shared/provider-reason.ts';
import type { ReservationReference } from './reference.ts';
import type { Reservation } from './reservation.ts';

/** Absent fields are `undefined`, so no write stores them. */
export const toReference = (full: Reservation): ReservationReference => ({
  reservationId: full.reservationId,
  userId: full.userId,
  code: full.code,
  status: full.status,
  timestamp: full.updatedAt,
  serviceId: full.serviceId,
  serviceName: full.serviceName,
  startTime: full.reservationStartTime,
  endTime: full.reservationEndTime,
  servedBy: full.servedBy,
  seriesId: full.seriesId,
  move: full.move && {
    startTime: full.move.start,
    endTime: full.move.end,
    ...(full.move.servedBy ? { servedBy: full.move.servedBy } : {}),
    requestedAt: full.move.requestedAt,
    expiresAt: full.move.expiresAt,
  },
  partySize: full.partySize,
  price: full.totalPrice,
  deposit: full.deposit,
  paymentStatus: full.paymentStatus,
  refundDue: full.refundDue,
  refunded: full.refunded,
  version: full.version,
  holdExpiresAt: full.holdExpiresAt,
  offered: full.offered,
  confirmedAt: full.confirmedAt,
  checkedInAt: full.checkedInAt,
  completedAt: full.completedAt,
  completedBy: full.completedBy,
  cancelledAt: full.cancelledAt,
  cancelledBy: full.cancelledBy,
  cancellationReason: providerReason(full.cancelledBy, full.cancellationReason),
  stars: full.rating?.stars,
  createdAt: full.createdAt,
  updatedAt: full.updatedAt,
});
