import { dueDigests } from '@counterfoil/domain';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import type { Notifier } from './notifier.ts';
import { sendDigest } from './send-digest.ts';

/** Sends the digests whose period is over, and those whose attempt failed or whose process died. */
export const sweepDigests = (notifier: Notifier): Promise<SweepResult> =>
  sweepQuery(notifier, {
    name: 'sendDigests',
    due: dueDigests(notifier.clock()),
    handle: ({ ref }) => sendDigest(notifier, ref),
  });
