import {
  contactsWith,
  customerIdOf,
  customersKnownAs,
  emailKey,
  orderContactSchema,
  phoneKey,
  type Query,
} from '@counterfoil/domain';
import type { DocumentReference, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { Account } from './accounts.ts';
import { StillOpen, send, system } from './end-open-work.ts';
import { addBookingErasure } from './erase-bookings.ts';
import { type ErasureRun, untilCommitted } from './erasure-run.ts';

/** Only what Auth has verified: everything else somebody may have typed who is not its owner. */
const verifiedIn = ({ email, emailVerified, phoneNumber }: Account): { email?: string; phone?: string } => ({
  ...(email && emailVerified ? { email } : {}),
  ...(phoneNumber ? { phone: phoneNumber } : {}),
});

const queriesFor = ({ email, phone }: ReturnType<typeof verifiedIn>): Query[] => [
  ...(email ? [contactsWith('email', email), contactsWith('emailKey', emailKey(email) ?? email)] : []),
  ...(phone ? [contactsWith('phone', phone), contactsWith('phoneKey', phoneKey(phone) ?? phone)] : []),
];

/** Ends the booking of a guest that lies ahead, and gives it to the person's pseudonym. */
const eraseGuestBooking = async (run: ErasureRun, ref: DocumentReference): Promise<void> => {
  const providerId = ref.parent.parent?.id ?? '';
  const booking = await ref.get();
  if (booking.get('status') === 'confirmed' && booking.get('reservationStartTime').toDate() > run.context.clock()) {
    const payload = { reservationId: ref.id };
    const outcome = await send(run, booking, { type: 'reservation.cancel', providerId, payload, actor: system });
    if (outcome.outcome === 'rejected') throw new StillOpen(ref.path, outcome);
  }
  await untilCommitted(async () => {
    const stored = await ref.get();
    if (!stored.exists || stored.get('erasedAs') !== undefined) return undefined;
    const batch = run.context.firestore.batch();
    const events = await addBookingErasure(batch, stored, await run.pseudonym(providerId));
    run.count(batch, providerId, 'bookings', 1);
    run.count(batch, providerId, 'events', events);
    return batch;
  });
};

/** Orders are only noted: `eraseOrders` erases all of the same customer. */
const eraseContact = async (run: ErasureRun, contact: QueryDocumentSnapshot): Promise<void> => {
  const subject = contact.ref.parent.parent;
  const providerId = subject?.parent.parent?.id;
  if (!subject || !providerId) return;
  if (subject.parent.id === 'guestReservations') return await eraseGuestBooking(run, subject);
  const customerId = customerIdOf(orderContactSchema.parse(withDates(contact.data())));
  if (customerId) await run.addCustomers(providerId, [customerId]);
};

/** Notes the entries of the person in the lists of customers of all providers. */
const findCustomers = async (run: ErasureRun, { email, phone }: ReturnType<typeof verifiedIn>): Promise<void> => {
  const ids = [email && customerIdOf({ email }), phone && customerIdOf({ phone })];
  for (const customerId of ids.flatMap((id) => id || []))
    for (const { ref } of await readAllPages(run.context.firestore, customersKnownAs(customerId)))
      await run.addCustomers(ref.parent.parent?.id ?? '', [customerId]);
};

/** Finds the person as a guest without account, by an address or a number that is surely theirs. */
export const eraseContacts = async (run: ErasureRun, account: Account = {}): Promise<void> => {
  const verified = verifiedIn(account);
  for (const query of queriesFor(verified))
    for (const contact of await readAllPages(run.context.firestore, query)) await eraseContact(run, contact);
  await findCustomers(run, verified);
};
