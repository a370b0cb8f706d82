import { actorId } from '../../kernel/actor.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { localDay } from '../../kernel/time/local-day.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { creditForNoShow, refundForNoShow } from './refund.ts';
import type { Reservation } from './reservation.ts';
import { staffTransition } from './staff-transition.ts';

/** Otherwise staff could close a paid reservation weeks ahead, and the customer could no longer cancel it. */
const early = (from: string) => reject('failed-precondition', `not before ${from}`, { reason: 'early' });

/** Guests may come and leave early, so the local midnight of its day is early enough. */
export const requireDayHasCome = (
  { providerId, reservationStartTime }: Reservation,
  now: Date,
  docs: Docs<{ provider: Provider }>,
): Refused | undefined => {
  const provider = docs.get(providerRef(providerId));
  if (!provider)
    return reject('not-found', `no provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
  const day = localDay(reservationStartTime, provider.timeZone);
  return localDay(now, provider.timeZone) < day ? early(day) : undefined;
};

export const completeReservation = staffTransition({
  from: 'confirmed',
  also: providerRef,
  eventFor: (reservation, { actor, now }, docs) =>
    requireDayHasCome(reservation, now, docs) ?? {
      type: 'reservation.completed',
      payload: { completedBy: actorId(actor) },
    },
});

export const markNoShow = staffTransition({
  from: 'confirmed',
  eventFor: (reservation, { now }) =>
    reservation.reservationStartTime > now
      ? early('the start')
      : {
          type: 'reservation.noShow',
          payload: {
            cancelledBy: 'provider',
            refundDue: refundForNoShow(reservation),
            creditReturned: creditForNoShow(reservation),
          },
        },
});
