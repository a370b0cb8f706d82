import { contactRetentionDays, dayMs, guestsThatLeft, providerPath } from '@counterfoil/domain';
import { FieldPath, type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { readSettings } from '../firestore/read-settings.ts';
import { forgetGuest } from './erase-guest.ts';

const pageSize = 100;

/** Forgets the guests of one provider whose bookings have ended long enough ago. */
const forgetAt = async (context: CommandContext, provider: QueryDocumentSnapshot): Promise<number> => {
  const { firestore, clock } = context;
  const days = contactRetentionDays((await readSettings(firestore, provider.id)).settings);
  if (days === undefined) return 0;
  const now = clock();
  const until = new Date(now.getTime() - days * dayMs);
  const progress = firestore.doc(`${providerPath(provider.id)}/projections/retention`);
  const known: unknown = (await progress.get()).get('forgottenUntil');
  const after = known instanceof Timestamp ? known.toDate() : new Date(0);
  let forgotten = 0;
  for (const booking of await readAllPages(firestore, guestsThatLeft(provider.id, after, until)))
    if (await forgetGuest(context, { providerId: provider.id, reservationId: booking.id })) forgotten += 1;
  await progress.set({ forgottenUntil: until > after ? until : after, createdAt: now, updatedAt: now });
  return forgotten;
};

/**
 * Forgets guests at every provider that has set how long it keeps them. Each provider notes how far it is, so no guest
 * is looked at twice.
 *
 * @returns the number of bookings whose guests were forgotten, and the errors of providers that failed
 */
export const forgetGuests = async (context: CommandContext): Promise<{ done: number; failures: unknown[] }> => {
  const failures: unknown[] = [];
  let done = 0;
  const all = context.firestore.collection('serviceProviders').orderBy(FieldPath.documentId()).limit(pageSize);
  for (let { docs } = await all.get(); docs.length > 0; { docs } = await all.startAfter(docs.at(-1)).get()) {
    for (const provider of docs) {
      try {
        done += await forgetAt(context, provider);
      } catch (error) {
        failures.push(error);
      }
    }
  }
  return { done, failures };
};
