import {
  type EventCursor,
  eventFeed,
  exactText,
  exactTime,
  feedBegin,
  providerEvents,
  type RebuildState,
} from '@counterfoil/domain';
import { type DocumentSnapshot, FieldPath, Timestamp } from 'firebase-admin/firestore';
import { toQuery } from '../firestore/to-query.ts';
import { isCounted } from '../projections/gate.ts';
import { countEvents } from './count-events.ts';
import type { HeldRun } from './held-run.ts';
import type { House } from './rebuildable.ts';

const pageSize = 200;

/** More events than that wait for somebody to mend them. A state has no room for their ids. */
const mostSkipped = 2000;

/** Too many events have failed, or are not processed. */
export class TooManySkipped extends Error {}

const nextPage = async ({ context, providerId }: House, after: EventCursor): Promise<DocumentSnapshot[]> => {
  const { seconds, nanoseconds } = exactTime(after.createdAt) ?? { seconds: 0, nanoseconds: 0 };
  const feed = { ...eventFeed(providerId, 'oldest'), limit: pageSize };
  const from = toQuery(context.firestore, feed).orderBy(FieldPath.documentId());
  return (await from.startAfter(new Timestamp(seconds, nanoseconds), after.id).get()).docs;
};

const placeOf = (event: DocumentSnapshot): EventCursor => {
  const createdAt: unknown = event.get('createdAt');
  return { createdAt: createdAt instanceof Timestamp ? exactText(createdAt) : feedBegin.createdAt, id: event.id };
};

const isProcessed = (event: DocumentSnapshot): boolean => event.get('syncStatus') === 'processed';
const concerns = (event: DocumentSnapshot): boolean => isCounted(event.data() ?? {});

/** Looks at the next events, up to a time. Returns false at the end. */
export const scanPage = async (run: HeldRun, house: House, until?: Date): Promise<boolean> => {
  const page = await nextPage(house, run.state.after ?? feedBegin);
  const seen = until ? page.filter((event) => event.get('createdAt').toDate() < until) : page;
  const last = seen.at(-1);
  if (!last) return false;
  const due = seen.filter(concerns);
  const skipped = [...(run.state.skipped ?? []), ...due.filter((event) => !isProcessed(event)).map(({ id }) => id)];
  if (skipped.length > mostSkipped)
    throw new TooManySkipped(`${skipped.length} events of ${house.providerId} are not processed; mend them first`);
  await countEvents(run, house, due.filter(isProcessed), () => ({ after: placeOf(last), skipped }));
  return seen.length === pageSize;
};

/** Looks again at events that were not processed when they were passed. */
export const scanSkipped = async (run: HeldRun, house: House): Promise<void> => {
  const { firestore } = house.context;
  const skipped = run.state.skipped ?? [];
  for (let n = 0; n < skipped.length; n += pageSize) {
    const ids = skipped.slice(n, n + pageSize);
    const refs = ids.map((id) => firestore.doc(`${providerEvents(house.providerId)}/${id}`));
    const done = (await firestore.getAll(...refs)).filter(isProcessed);
    if (done.length === 0) continue;
    const gone = new Set(done.map(({ id }) => id));
    const rest = (state: RebuildState) => ({ skipped: (state.skipped ?? []).filter((id) => !gone.has(id)) });
    await countEvents(run, house, done, rest);
  }
};
