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
 * The events of one entity in a provider's feed, by version, polled. It does not listen: other tests cover listeners,
 * and the emulator's were seen to miss a change.
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
