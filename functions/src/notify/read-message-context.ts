import {
  endUserPath,
  notableSubscriptionSchema,
  providerPath,
  type Recipient,
  recipientSchema,
  reservationRef,
  reservationSchema,
  type Subject,
} from '@counterfoil/domain';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { withDates } from '../firestore/with-dates.ts';

/** What is told of, by its address. */
export interface Topic {
  readonly entityType: string;
  readonly entityId: string;
}

/** Everything a message is made of. */
export interface MessageContext {
  readonly recipient: Recipient;
  readonly subject: Subject;
  /** The house's. */
  readonly timeZone: string;
}

const pathOf = (uid: string, { entityType, entityId }: Topic): string | undefined => {
  if (entityType === 'reservation') return reservationRef(uid, entityId).path;
  return entityType === 'subscription' ? `${endUserPath(uid)}/subscriptions/${entityId}` : undefined;
};

const subjectOf = ({ entityType, entityId }: Topic, snapshot: DocumentSnapshot): Subject => {
  const data = withDates(snapshot.data());
  return entityType === 'subscription'
    ? { entityType, entityId, entity: notableSubscriptionSchema.parse(data) }
    : { entityType: 'reservation', entityId, entity: reservationSchema.parse(data) };
};

export const recipientOf = (uid: string, profile: DocumentSnapshot): Recipient => ({
  ...recipientSchema.parse(withDates(profile.data() ?? {})),
  uid,
});

/**
 * Reads who is told, and of what, as they are now. `undefined` for what is never told of, or is gone.
 *
 * @throws ZodError when the entity is not what it should be
 */
export const readMessageContext = async (
  firestore: Firestore,
  uid: string,
  topic: Topic,
): Promise<MessageContext | undefined> => {
  const path = pathOf(uid, topic);
  if (!path) return undefined;
  const [profile, entity] = await firestore.getAll(firestore.doc(endUserPath(uid)), firestore.doc(path));
  if (!profile || !entity?.exists) return undefined;
  const subject = subjectOf(topic, entity);
  const house = await firestore.doc(providerPath(subject.entity.providerId)).get();
  const timeZone = house.get('timeZone');
  return { recipient: recipientOf(uid, profile), subject, timeZone: typeof timeZone === 'string' ? timeZone : 'UTC' };
};

/** Who reads, as far as the wording goes. */
export const readerOf = ({ recipient, timeZone }: MessageContext) => ({ locale: recipient.locale, timeZone });
