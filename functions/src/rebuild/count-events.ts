import { type Fields, type ProjectionName, providerEvents, type RebuildState } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { MalformedDocument } from '../firestore/decode-document.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { withDates } from '../firestore/with-dates.ts';
import { NotProjectable, type ProjectionContext } from '../projections/projection.ts';
import { renew } from '../projections/rebuild-state.ts';
import { log } from '../trace/log.ts';
import type { HeldRun } from './held-run.ts';
import { prefetchOrders } from './prefetch-orders.ts';
import type { House, Rebuildable } from './rebuildable.ts';
import { rebuildables } from './rebuildables.ts';
import { shadowRef } from './shadow.ts';

type Place = readonly [projection: ProjectionName, id: string];

interface Change {
  readonly place: Place;
  readonly apply: (before: Fields | undefined) => Fields;
}

/** By path. */
type Shadows = Map<string, { data: Fields | undefined }>;

/** The shadows that some changes concern, as they are stored. */
const readShadows = async (
  { context: { firestore }, providerId }: House,
  changes: readonly Change[],
): Promise<Shadows> => {
  const shadows: Shadows = new Map(
    changes.map(({ place }) => [shadowRef(firestore, providerId, place).path, { data: undefined }]),
  );
  if (shadows.size === 0) return shadows;
  for (const stored of await firestore.getAll(...[...shadows.keys()].map((path) => firestore.doc(path)))) {
    const shadow = shadows.get(stored.ref.path);
    if (shadow && stored.exists) shadow.data = withDates(stored.data()) as Fields;
  }
  return shadows;
};

/** The changes of one event. If the code cannot project it any more, it is logged, and left out. */
const changesOfOne = async (at: ProjectionContext, house: House, projection: Rebuildable): Promise<Change[]> => {
  try {
    const changes = await projection.changes(at, house);
    return changes.map(({ id, apply }) => ({ place: [projection.name, id], apply }));
  } catch (error) {
    if (!(error instanceof NotProjectable || error instanceof MalformedDocument)) throw error;
    const event = `${providerEvents(house.providerId)}/${String(at.event.id)}`;
    log.error('a rebuild leaves an event out', { event, error });
    return [];
  }
};

/** The changes of all events, in their order. */
const changesOf = async (run: HeldRun, house: House, events: readonly DocumentSnapshot[]): Promise<Change[]> => {
  const { context, providerId, provider } = house;
  const { firestore } = context;
  const reads = new ReadSet(firestore);
  await prefetchOrders(reads, providerId, events);
  const changes: Change[] = [];
  for (const stored of events) {
    const event: Fields = { ...Object(withDates(stored.data())), id: stored.id };
    const at: ProjectionContext = { firestore, providerId, provider, event, reads, now: context.clock() };
    for (const name of run.names) changes.push(...(await changesOfOne(at, house, rebuildables[name])));
  }
  return changes;
};

/** Counts events into the shadows, and notes the progress in the same commit. */
export const countEvents = async (
  run: HeldRun,
  house: House,
  events: readonly DocumentSnapshot[],
  progress: (state: RebuildState) => Partial<RebuildState>,
): Promise<void> => {
  const { firestore } = house.context;
  const changes = await changesOf(run, house, events);
  const shadows = await readShadows(house, changes);
  for (const { place, apply } of changes) {
    const shadow = shadows.get(shadowRef(firestore, house.providerId, place).path);
    if (shadow) shadow.data = apply(shadow.data);
  }
  await run.commit(
    (state, now) => ({ ...renew(state, now), ...progress(state), counted: (state.counted ?? 0) + events.length }),
    (batch) => {
      for (const [path, { data }] of shadows) if (data) batch.set(firestore.doc(path), data);
    },
  );
};
