import { dayMs, devicesSeenSince, onlineForMs, reportedBy } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import * as z from 'zod';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';

const deviceSchema = z.object({
  lastSeenAt: z.date(),
  queued: z.int().catch(0),
  queuedSince: z.date().optional().catch(undefined),
  health: z.unknown().optional(),
});

/** A device's clock may be wrong by years. */
const longestMs = 30 * dayMs;

/** The connected devices of a provider, and the sums of their reports since the last look. */
export const readDevices = async (
  firestore: Firestore,
  providerId: string,
  { now, reportedSince }: { readonly now: Date; readonly reportedSince: Date },
) => {
  const documents = await readAllPages(firestore, devicesSeenSince(providerId, new Date(now.getTime() - onlineForMs)));
  const devices = documents.flatMap((document) => deviceSchema.safeParse(withDates(document.data())).data ?? []);
  const fresh = devices.filter(({ lastSeenAt }) => lastSeenAt > reportedSince);
  const waits = devices.map(({ queuedSince = now }) => now.getTime() - queuedSince.getTime());
  return {
    devices: devices.length,
    queued: devices.reduce((sum, { queued }) => sum + queued, 0),
    oldestMs: Math.min(Math.max(0, ...waits), longestMs),
    reported: reportedBy(fresh.map(({ health }) => health)),
  };
};
