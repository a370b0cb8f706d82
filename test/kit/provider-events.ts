import { exhaustMap, type Observable, timer } from 'rxjs';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { firestore } from './admin.ts';

export interface ProviderEvent {
  readonly id: string;
  readonly type: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly version: number;
  readonly payload: object;
  readonly occurredAt: Date;
  readonly createdBy: string;
}

const pollIntervalMs = 200;

/**
 * What a house's feed says of one of its things, in the order of its versions, now and from now on: asked again and again. Listeners are
 * what other tests are about, and the emulator's were seen to miss a change.
 */
export const providerEventsOf = (
  providerId: string,
  entityId: string,
  database = firestore,
): Observable<ProviderEvent[]> => {
  const events = database.collection(`serviceProviders/${providerId}/events`).where('entityId', '==', entityId);
  return timer(0, pollIntervalMs).pipe(
    exhaustMap(async () => {
      const { docs } = await events.get();
      const found = docs.map((document) => withDates(document.data()) as ProviderEvent);
      return found.toSorted((a, b) => a.version - b.version || a.id.localeCompare(b.id));
    }),
  );
};
