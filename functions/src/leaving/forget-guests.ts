import { contactRetentionDays, dayMs, guestsThatLeft, providerPath } from '@counterfoil/domain';
import { type DocumentReference, FieldPath, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import * as z from 'zod';
import type { CommandContext } from '../firestore/command-context.ts';
import { pagesOf } from '../firestore/due-pages.ts';
import { readSettings } from '../firestore/read-settings.ts';
import { withDates } from '../firestore/with-dates.ts';
import { forgetGuest } from './erase-guest.ts';

const pageSize = 100;

/** Guests handled in parallel; each mostly waits for the network. */
const concurrency = 8;

/** Guests of one provider in a night, so that no provider takes the time of all others. */
const mostInANight = 5_000;

/** More failures than that have one cause, and nothing is noted as done. */
const mostFailed = 100;

/** `serviceProviders/{pid}/projections/retention`: how far a provider is, and the guests that it tries again. */
const progressSchema = z.object({
  forgottenUntil: z.date(),
  failed: z.array(z.string()).optional(),
});

type Progress = z.infer<typeof progressSchema>;

interface Forgotten {
  readonly done: number;
  readonly failures: readonly unknown[];
}

const readProgress = async (ref: DocumentReference): Promise<Progress> =>
  progressSchema.safeParse(withDates((await ref.get()).data())).data ?? { forgottenUntil: new Date(0) };

/** Forgets the guests of these bookings. One that fails does not stop the others. */
const forgetEach = async (
  context: CommandContext,
  providerId: string,
  ids: readonly string[],
): Promise<Forgotten & { readonly failed: readonly string[] }> => {
  const limit = pLimit(concurrency);
  const results = await Promise.allSettled(
    ids.map((reservationId) => limit(() => forgetGuest(context, { providerId, reservationId }))),
  );
  return {
    done: results.filter((one) => one.status === 'fulfilled' && one.value).length,
    failed: ids.filter((_id, n) => results[n]?.status === 'rejected'),
    failures: results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])),
  };
};

/** Forgets the guests of one provider whose bookings have ended long enough ago, and notes each page. */
const forgetAt = async (context: CommandContext, { id: providerId }: QueryDocumentSnapshot): Promise<Forgotten> => {
  const { firestore, clock } = context;
  const days = contactRetentionDays((await readSettings(firestore, providerId)).settings);
  if (days === undefined) return { done: 0, failures: [] };
  const now = clock();
  const until = new Date(now.getTime() - days * dayMs);
  const ref = firestore.doc(`${providerPath(providerId)}/projections/retention`);
  const before = await readProgress(ref);
  const again = await forgetEach(context, providerId, before.failed ?? []);
  const failed = [...again.failed];
  const failures = [...again.failures];
  let { done } = again;
  let seen = 0;
  const note = async (forgottenUntil: Date): Promise<void> => {
    if (failed.length > mostFailed) throw new AggregateError(failures, `too many guests of ${providerId} fail`);
    await ref.set({ forgottenUntil, failed, createdAt: now, updatedAt: now });
  };
  for await (const page of pagesOf(firestore, guestsThatLeft(providerId, before.forgottenUntil, until))) {
    const result = await forgetEach(
      context,
      providerId,
      page.map(({ id }) => id),
    );
    done += result.done;
    failed.push(...result.failed);
    failures.push(...result.failures);
    seen += page.length;
    // Others on the next page may have ended at the same time.
    const ended: Date = page.at(-1)?.get('reservationEndTime').toDate();
    await note(new Date(ended.getTime() - 1));
    if (seen >= mostInANight) return { done, failures };
  }
  await note(until > before.forgottenUntil ? until : before.forgottenUntil);
  return { done, failures };
};

/**
 * Forgets guests at every provider that has set how long it keeps them. Each provider notes how far it is, so no guest
 * is looked at twice. A guest who fails is tried again each night, and delays nobody.
 *
 * @returns the number of bookings whose guests were forgotten, and the errors of guests and providers that failed
 */
export const forgetGuests = async (context: CommandContext): Promise<{ done: number; failures: unknown[] }> => {
  const failures: unknown[] = [];
  let done = 0;
  const all = context.firestore.collection('serviceProviders').orderBy(FieldPath.documentId()).limit(pageSize);
  for (let { docs } = await all.get(); docs.length > 0; { docs } = await all.startAfter(docs.at(-1)).get()) {
    for (const provider of docs) {
      try {
        const forgotten = await forgetAt(context, provider);
        done += forgotten.done;
        failures.push(...forgotten.failures);
      } catch (error) {
        failures.push(error);
      }
    }
  }
  return { done, failures };
};
