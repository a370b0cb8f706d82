import type { Fields, ProjectionName } from '@counterfoil/domain';
import { type DocumentSnapshot, FieldPath, FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import { withDates } from '../firestore/with-dates.ts';
import { renew } from '../projections/rebuild-state.ts';
import { type HeldRun, Outdated } from './held-run.ts';
import type { House, Rebuildable } from './rebuildable.ts';
import { rebuildables } from './rebuildables.ts';
import { type Shadow, shadowPages, shadowRef } from './shadow.ts';

const pageSize = 100;

/** Someone else may change a live document: an erasure, or the sweep that ages customers. Then the page is read again. */
const untilCommitted = async (attempt: () => Promise<void>): Promise<void> => {
  for (let n = 1; ; n++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Outdated) || n === maxAttempts) throw error;
      await backoff(n);
    }
  }
};

const dataOf = (stored: DocumentSnapshot | undefined): Fields | undefined =>
  stored?.exists ? Object(withDates(stored.data())) : undefined;

/** A `set` takes no precondition, so fields that are gone are deleted one by one. */
const replaceWith = (batch: WriteBatch, live: DocumentSnapshot, data: Fields): void => {
  const gone = Object.keys(live.data() ?? {}).filter((field) => !(field in data));
  const fields = { ...data, ...Object.fromEntries(gone.map((field) => [field, FieldValue.delete()])) };
  if (live.updateTime) batch.update(live.ref, fields, { lastUpdateTime: live.updateTime });
  else batch.create(live.ref, data);
};

/** Puts a page of shadows in the place of the live documents that differ. */
const swapPage = async (
  run: HeldRun,
  house: House,
  { collection, replacements }: Rebuildable,
  shadows: readonly Shadow[],
): Promise<void> => {
  const { firestore } = house.context;
  const refs = shadows.map(({ id }) => firestore.doc(`${collection(house.providerId)}/${id}`));
  const live = await firestore.getAll(...refs);
  const pairs = shadows.map(({ id, data }, n) => ({ id, shadow: data, live: dataOf(live[n]) }));
  const replaced = await replacements(pairs, house);
  await run.commit(renew, (batch) => {
    for (const [n, stored] of live.entries()) {
      const data = replaced[n];
      if (data) replaceWith(batch, stored, data);
    }
  });
};

/** Deletes live documents that follow from no event. */
const dropPage = async (
  run: HeldRun,
  { context: { firestore }, providerId }: House,
  { name, keeps }: Rebuildable,
  page: readonly DocumentSnapshot[],
): Promise<void> => {
  const shadows = await firestore.getAll(...page.map(({ id }) => shadowRef(firestore, providerId, [name, id])));
  const stray = page.filter(({ id }, n) => !shadows[n]?.exists && !keeps?.(id));
  if (stray.length === 0) return;
  await run.commit(renew, (batch) => {
    for (const { ref, updateTime } of stray) batch.delete(ref, updateTime ? { lastUpdateTime: updateTime } : {});
  });
};

const dropStray = async (run: HeldRun, house: House, projection: Rebuildable): Promise<void> => {
  const { firestore } = house.context;
  const live = firestore.collection(projection.collection(house.providerId)).orderBy(FieldPath.documentId());
  const all = live.limit(pageSize);
  for (let { docs } = await all.get(); docs.length > 0; ) {
    await dropPage(run, house, projection, docs);
    docs = (await all.startAfter(docs.at(-1)).get()).docs;
  }
};

/**
 * Replaces the live documents of a projection while it is paused. Each commit is a page. A run that dies in between
 * leaves some of both, and all of them have counted the same events.
 */
export const swap = async (run: HeldRun, house: House, name: ProjectionName): Promise<void> => {
  const projection = rebuildables[name];
  for await (const page of shadowPages(house.context.firestore, house.providerId, name, pageSize))
    await untilCommitted(() => swapPage(run, house, projection, page));
  await untilCommitted(() => dropStray(run, house, projection));
};
