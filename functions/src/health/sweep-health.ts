import type { DocumentReference } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import * as z from 'zod';
import type { CommandContext } from '../firestore/command-context.ts';
import { withDates } from '../firestore/with-dates.ts';
import { followAlerts } from './follow-alerts.ts';
import { type LastLook, takeLook } from './look.ts';
import { measureProvider } from './measure-provider.ts';

/** Providers measured in parallel; each mostly waits for the network. */
const concurrency = 16;

const progressSchema = z.object({ measuredUntil: z.date(), lookedAt: z.date() });

const readProgress = async (ref: DocumentReference): Promise<LastLook | undefined> =>
  progressSchema.safeParse(withDates((await ref.get()).data())).data;

/**
 * Measures the minutes since the last look, of all providers with events, queued commands or an open alert. It costs one
 * write for each of them, and one for the platform. Where nothing happens, it writes nothing.
 *
 * A run that is repeated, or runs beside another one, stores no minute twice. A provider that fails loses its minute.
 *
 * @returns the number of providers with a new minute
 */
export const sweepHealth = async (
  context: CommandContext,
): Promise<{ readonly measured: number; readonly failures: readonly unknown[] }> => {
  const { firestore, clock } = context;
  const progress = firestore.doc('platform/healthProgress');
  const lookedAt = clock();
  const look = await takeLook(context, await readProgress(progress));
  if (!look) return { measured: 0, failures: [] };
  const { to, samples, queues, open } = look;
  const providerIds = [...new Set([...samples.keys(), ...queues.keys(), ...open.keys()])];
  if (providerIds.length === 0) return { measured: 0, failures: [] };
  const limit = pLimit(concurrency);
  const results = await Promise.allSettled(
    providerIds.map((providerId) =>
      limit(async () => {
        const measured = await measureProvider(context, look, providerId);
        if (measured) await followAlerts(context, look, providerId, measured);
        return measured?.isNew === true;
      }),
    ),
  );
  const stamps = { createdAt: lookedAt, updatedAt: clock() };
  await progress.set({ measuredUntil: to, lookedAt, ...stamps });
  return {
    measured: results.filter((result) => result.status === 'fulfilled' && result.value).length,
    failures: results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])),
  };
};
