import { derivedEvent, type Fields, providerEvents, providerPath, type SyncEvent } from '@counterfoil/domain';
import { type DocumentReference, FieldValue, type Firestore } from 'firebase-admin/firestore';
import type { CommandContext } from './command-context.ts';
import { isAlreadyExists } from './commit-failure.ts';
import { prioritized } from './prioritized.ts';

interface NewAlert {
  /** Its id among the provider's alerts. */
  readonly id: string;
  /** Since when it lasts. Its event is created once for this time, whoever opens the alert and however often. */
  readonly since: Date;
  readonly alert: Fields;
  readonly event: SyncEvent;
}

const createOnce = async (ref: DocumentReference, data: Fields): Promise<void> => {
  try {
    await ref.create(data);
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
  }
};

/** Tells of the alert by an event. People may queue commands for any id, and no event is left for no provider. */
const tell = async (firestore: Firestore, providerId: string, { id, since, event }: NewAlert, now: Date) => {
  const provider = await firestore.doc(providerPath(providerId)).get();
  if (!provider.exists) return;
  const source = `alert-${since.getTime()}`;
  const entity = { entityType: 'alert', entityId: id };
  const told = derivedEvent({ id: source, correlationId: source }, entity, { ...event, version: 1 }, now);
  const stamps = { createdAt: FieldValue.serverTimestamp(), updatedAt: FieldValue.serverTimestamp() };
  const path = `${providerEvents(providerId)}/${String(told.id)}`;
  await createOnce(firestore.doc(path), prioritized(path, { ...told, ...stamps }));
};

/**
 * Opens an alert at a provider, and tells of it first. A process that dies in between leaves both to the next sweep,
 * which finds the event told.
 */
export const openAlert = async (
  { firestore, clock }: CommandContext,
  providerId: string,
  opened: NewAlert,
): Promise<void> => {
  const now = clock();
  await tell(firestore, providerId, opened, now);
  const alert = firestore.doc(`${providerPath(providerId)}/alerts/${opened.id}`);
  await createOnce(alert, { ...opened.alert, createdAt: now, updatedAt: now });
};
