import { createEventSample, type EventSample, eventsToMeasure } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { toQuery } from '../firestore/to-query.ts';
import { withDates } from '../firestore/with-dates.ts';

/** Only what is measured: payloads may be large. */
const measured = ['correlationId', 'createdAt', 'syncStatus', 'processedAt', 'metadata'];

/** Sums up the events of some time by provider, page by page. All of them: the memory holds sums, and no events. */
export const collectEvents = async (firestore: Firestore, from: Date, to: Date): Promise<Map<string, EventSample>> => {
  const samples = new Map<string, EventSample>();
  const query = toQuery(firestore, eventsToMeasure(from, to)).select(...measured);
  for (let { docs } = await query.get(); docs.length > 0; { docs } = await query.startAfter(docs.at(-1)).get()) {
    for (const document of docs) {
      const owner = document.ref.parent.parent;
      // Failed events of persons have a shard, too.
      if (owner?.parent.id !== 'serviceProviders') continue;
      const sample = samples.get(owner.id) ?? createEventSample();
      sample.add(withDates(document.data()));
      samples.set(owner.id, sample);
    }
  }
  return samples;
};
