import { providerRef, type Write } from '@counterfoil/domain';
import { logger } from 'firebase-functions';
import { applyWrites } from '../firestore/apply-writes.ts';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { MalformedDocument } from '../firestore/decode-document.ts';
import { failedMark, isUnprocessed } from '../firestore/failed-mark.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { withDates } from '../firestore/with-dates.ts';
import { markProcessed } from './mark-processed.ts';
import { projectBundleKey } from './project-bundle-key.ts';
import { projectCustomer } from './project-customer.ts';
import { projectDay } from './project-day.ts';
import { projectRecipes } from './project-recipes.ts';
import { NotProjectable, type Projection, type ProjectionContext } from './projection.ts';

/** Each projection checks the event's type; most return no writes. */
const projections: readonly Projection[] = [projectDay, projectCustomer, projectRecipes, projectBundleKey];

type Projected = { readonly writes: readonly Write[] } | { readonly failure: string };

const project = async (context: ProjectionContext): Promise<Projected> => {
  const writes: Write[] = [];
  try {
    for (const projection of projections) writes.push(...(await projection(context)));
    return { writes };
  } catch (error) {
    if (!(error instanceof NotProjectable || error instanceof MalformedDocument)) throw error;
    return { failure: error.message };
  }
};

interface StoredEvent {
  readonly path: string;
  readonly isSweep: boolean;
}

/**
 * Reads, projects and commits once. Does nothing for an event that is marked already. Throws the error of the commit.
 */
const attempt = async (
  { firestore, clock }: CommandContext,
  providerId: string,
  { path, isSweep }: StoredEvent,
): Promise<boolean> => {
  const reads = new ReadSet(firestore);
  await reads.read([path, providerRef(providerId).path]);
  const stored = reads.snapshot(path)?.data();
  const provider = reads.get(providerRef(providerId));
  if (!stored || !provider || !isUnprocessed(stored, isSweep)) return false;
  const now = clock();
  const event = { ...stored, ...(withDates(stored) as object), id: path.slice(path.lastIndexOf('/') + 1) };
  const projected = await project({ firestore, providerId, provider, event, reads, now });
  if ('failure' in projected) logger.error('event cannot be projected', { event: path, ...projected });
  const done = markProcessed(path, stored, now);
  const mark =
    'failure' in projected ? { ...done, data: { ...done.data, ...failedMark(stored, projected.failure, now) } } : done;
  const batch = firestore.batch();
  applyWrites(batch, [mark, ...('writes' in projected ? projected.writes : [])], reads);
  await batch.commit();
  return true;
};

/**
 * Applies a provider's event to its projections once. The mark on the event and the projections' writes share one
 * commit, so duplicate, late or concurrent deliveries change nothing. A malformed event is marked `failed`.
 *
 * @param isSweep true to apply an event that failed before
 * @returns true if this delivery applied it
 */
export const projectStoredEvent = async (
  context: CommandContext,
  providerId: string,
  eventId: string,
  isSweep = false,
): Promise<boolean> => {
  const path = `serviceProviders/${providerId}/events/${eventId}`;
  for (let n = 0; n < maxAttempts; n++) {
    if (n > 0) await backoff(n);
    try {
      return await attempt(context, providerId, { path, isSweep });
    } catch (error) {
      if (!isRetryable(error)) throw error;
    }
  }
  throw new Error(`${path} could not be projected: too many others write the same documents; deliver it again`);
};
