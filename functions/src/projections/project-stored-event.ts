import { type Fields, providerRef, rebuildRef, recipeImpactOf, type Write } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { applyWrites } from '../firestore/apply-writes.ts';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { MalformedDocument } from '../firestore/decode-document.ts';
import { failedMark, isUnprocessed } from '../firestore/failed-mark.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { withDates } from '../firestore/with-dates.ts';
import { runWorker } from '../recipes/run-worker.ts';
import { inSpan } from '../trace/in-span.ts';
import { log } from '../trace/log.ts';
import { endPause, passAt } from './gate.ts';
import { markProcessed } from './mark-processed.ts';
import { projectBundleKey } from './project-bundle-key.ts';
import { projectCustomer } from './project-customer.ts';
import { projectDay } from './project-day.ts';
import { NotProjectable, type Projection, type ProjectionContext, type Projections } from './projection.ts';

/** Each projection checks the event's type; most return no writes. */
const projections: Projections = { day: projectDay, customer: projectCustomer, bundleKey: projectBundleKey };

const inProjection = (name: string, project: () => ReturnType<Projection>): ReturnType<Projection> =>
  inSpan({ name: `projection ${name}` }, async (span) => {
    const writes = await project();
    span.setAttribute('counterfoil.writes', writes.length);
    return writes;
  });

type Projected = { readonly writes: readonly Write[] } | { readonly failure: string };

const project = async (context: ProjectionContext, all: Projections): Promise<Projected> => {
  const writes: Write[] = [];
  try {
    if (recipeImpactOf(context.event) === undefined) {
      throw new NotProjectable(`the event ${context.event.id} does not name the change`);
    }
    for (const [name, projection] of Object.entries(all))
      writes.push(...(await inProjection(name, () => projection(context))));
    return { writes };
  } catch (error) {
    if (!(error instanceof NotProjectable || error instanceof MalformedDocument)) throw error;
    return { failure: error.message };
  }
};

interface ProjectOptions {
  /** True to apply an event that failed before. */
  readonly isSweep?: boolean;
  /** More projections, whose writes join the same commit. */
  readonly further?: Projections;
}

/**
 * Leaves an event to the worker for recipes. It stays pending until the worker has written what follows from it.
 *
 * @returns true if the worker of this delivery has done so
 */
const leaveToWorker = async (
  context: CommandContext,
  providerId: string,
  event: DocumentSnapshot,
): Promise<boolean> => {
  // The worker looks for pending events. One that failed before is among them again.
  if (event.get('syncStatus') !== 'pending') await event.ref.update({ syncStatus: 'pending', nextAttemptAt: null });
  return await inSpan({ name: 'projection recipes' }, async () =>
    (await runWorker(context, providerId)).has(event.ref.path),
  );
};

/**
 * Reads, projects and commits once. Does nothing for an event that is marked already, or that waits for a rebuild.
 * Throws the error of the commit.
 */
const attempt = async (
  context: CommandContext,
  providerId: string,
  path: string,
  { isSweep = false, further = {} }: ProjectOptions,
): Promise<boolean> => {
  const { firestore, clock } = context;
  const reads = new ReadSet(firestore);
  await reads.read([path]);
  const snapshot = reads.snapshot(path);
  const stored = snapshot?.data();
  if (!snapshot || !stored || !isUnprocessed(stored, isSweep)) return false;
  const event: Fields = { ...stored, ...(withDates(stored) as object), id: snapshot.id };
  if (recipeImpactOf(event)) return await leaveToWorker(context, providerId, snapshot);
  const gate = rebuildRef(providerId).path;
  // After the event: whoever pauses makes sure that no event read before is marked any more.
  await reads.read([providerRef(providerId).path, gate]);
  const provider = reads.get(providerRef(providerId));
  if (!provider) return false;
  const now = clock();
  const pass = passAt(reads.snapshot(gate), event, now);
  if (pass === 'held') return false;
  const projected = await project(
    { firestore, providerId, provider, event, reads, now },
    { ...projections, ...further },
  );
  if ('failure' in projected) log.error('event cannot be projected', { event: path, ...projected });
  const done = markProcessed(path, stored, now);
  const mark =
    'failure' in projected ? { ...done, data: { ...done.data, ...failedMark(stored, projected.failure, now) } } : done;
  const batch = firestore.batch();
  applyWrites(batch, [mark, ...('writes' in projected ? projected.writes : [])], reads);
  if (pass === 'expired') endPause(batch, reads.snapshot(gate), now);
  await inSpan({ name: 'projections commit' }, () => batch.commit());
  return true;
};

/**
 * Applies a provider's event to its projections once. The mark on the event and the projections' writes share one
 * commit, so duplicate, late or concurrent deliveries change nothing. A malformed event is marked `failed`.
 *
 * @returns true if this delivery applied it
 */
export const projectStoredEvent = async (
  context: CommandContext,
  providerId: string,
  eventId: string,
  options: ProjectOptions = {},
): Promise<boolean> => {
  const path = `serviceProviders/${providerId}/events/${eventId}`;
  for (let n = 0; n < maxAttempts; n++) {
    if (n > 0) await backoff(n);
    try {
      return await attempt(context, providerId, path, options);
    } catch (error) {
      if (!isRetryable(error)) throw error;
    }
  }
  throw new Error(`${path} could not be projected: too many others write the same documents; deliver it again`);
};
