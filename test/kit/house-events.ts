import { Observable } from 'rxjs';
import { withDates } from '../../functions/src/executor/read-set.ts';
import { firestore } from './admin.ts';

export interface HouseEvent {
  readonly id: string;
  readonly type: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly version: number;
  readonly payload: object;
  readonly occurredAt: Date;
  readonly createdBy: string;
}

/** What a house's feed says of one of its things, in the order of its versions, now and from now on. */
export const feedOf = (providerId: string, entityId: string, database = firestore): Observable<HouseEvent[]> =>
  new Observable((sink) =>
    database
      .collection(`serviceProviders/${providerId}/events`)
      .where('entityId', '==', entityId)
      .onSnapshot(
        ({ docs }) => {
          const events = docs.map((document) => withDates(document.data()) as HouseEvent);
          sink.next(events.toSorted((a, b) => a.version - b.version || a.id.localeCompare(b.id)));
        },
        (error) => sink.error(error),
      ),
  );
