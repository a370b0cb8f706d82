import { reject } from '../../kernel/rejection.ts';
import { localDay } from '../../kernel/time/local-day.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import { refundForNoShow } from './refund.ts';
import { staffTransition } from './staff-transition.ts';

/** Otherwise staff could close a paid reservation weeks ahead, and the customer could no longer cancel it. */
const early = (from: string) => reject('failed-precondition', `not before ${from}`, { reason: 'early' });

/** Guests may come and leave early, so staff may complete a reservation from the local midnight of its day. */
export const completeReservation = staffTransition({
  from: 'confirmed',
  also: providerRef,
  eventFor: ({ providerId, reservationStartTime }, now, docs) => {
    const provider = docs.get(providerRef(providerId));
    if (!provider)
      return reject('not-found', `no provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
    const day = localDay(reservationStartTime, provider.timeZone);
    return localDay(now, provider.timeZone) < day ? early(day) : { type: 'reservation.completed', payload: {} };
  },
});

export const markNoShow = staffTransition({
  from: 'confirmed',
  eventFor: (reservation, now) =>
    reservation.reservationStartTime > now
      ? early('the start')
      : {
          type: 'reservation.noShow',
          payload: { cancelledBy: 'provider', refundDue: refundForNoShow(reservation) },
        },
});
