import { emailKey, phoneKey } from '../../kernel/contact-keys.ts';
import { shortCode } from '../../kernel/short-code.ts';
import type { Write } from '../../kernel/write.ts';
import type { NewReservation } from './event.ts';
import type { Guest } from './guest.ts';
import { guestContactPath, reservationCodeRef } from './paths.ts';

/** The id of a booking is random, so nobody can compute its code. */
export const guestCode = (providerId: string, reservationId: string): string =>
  shortCode(`${providerId}/guest/${reservationId}`);

/** The documents beside the booking of a guest: its code, and how to reach the guest. */
export const guestWrites = ({ phone, email }: Guest, reservation: NewReservation, now: Date): Write[] => {
  const { providerId, reservationId, code } = reservation;
  const stamps = { createdAt: now, updatedAt: now };
  // A guest who leaves is found by them, however staff have typed phone and e-mail.
  const keys = { phoneKey: phone && phoneKey(phone), emailKey: email && emailKey(email) };
  const contact: Write = {
    op: 'create',
    path: guestContactPath(providerId, reservationId),
    data: { phone, email, ...keys, ...stamps },
  };
  return [
    { op: 'create', path: reservationCodeRef(providerId, code).path, data: { reservationId, ...stamps } },
    ...(reservation.hasContact ? [contact] : []),
  ];
};
