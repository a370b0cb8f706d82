import {
  type EventRecord,
  endUserPath,
  eventsOfEntity,
  type Moment,
  type PastState,
  providerEvents,
  stateAt,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';

export interface Entity {
  readonly providerId: string;
  readonly entityType: string;
  readonly entityId: string;
  /** The customer who owns the booking or subscription. Without one, the provider's copy of its events is read. */
  readonly userId?: string | undefined;
}

/** The stored events of one entity. */
export const readEvents = async (
  firestore: Firestore,
  { providerId, entityType, entityId, userId }: Entity,
): Promise<EventRecord[]> => {
  const feed = userId === undefined ? providerEvents(providerId) : `${endUserPath(userId)}/events`;
  const documents = await readAllPages(firestore, eventsOfEntity(feed, entityId));
  return documents
    .map((document) => withDates(document.data()) as EventRecord)
    .filter((event) => event.entityType === entityType);
};

/** One entity as it was at any moment. It reads all events of the entity. `undefined` if it did not exist yet. */
export const readPast = async (firestore: Firestore, entity: Entity, moment: Moment): Promise<PastState | undefined> =>
  stateAt(await readEvents(firestore, entity), moment);
