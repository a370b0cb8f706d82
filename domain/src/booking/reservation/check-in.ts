import { reject } from '../../kernel/rejection.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import { requireDayHasCome } from './close.ts';
import { staffTransition } from './staff-transition.ts';

/** The guest is here. The booking stays confirmed. */
export const checkIn = staffTransition({
  from: 'confirmed',
  also: providerRef,
  eventFor: (reservation, { now }, docs) =>
    reservation.checkedInAt
      ? reject('failed-precondition', 'the guest is here already', { reason: 'checked-in' })
      : (requireDayHasCome(reservation, now, docs) ?? { type: 'reservation.checkedIn', payload: {} }),
});
