import {
  endUserPath,
  notableSubscriptionSchema,
  providerPath,
  type Recipient,
  recipientSchema,
  reservationRef,
  reservationSchema,
  type Subject,
  voucherRef,
  voucherSchema,
} from '@counterfoil/domain';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { withDates } from '../firestore/with-dates.ts';

/** The entity that an event or a reminder is about. */
export interface Topic {
  readonly entityType: string;
  readonly entityId: string;
  /** Where a voucher lies. */
  readonly providerId?: string | undefined;
}

/** All data that a message is built from. */
export interface MessageContext {
  readonly recipient: Recipient;
  readonly subject: Subject;
  /** The provider's time zone. */
  readonly timeZone: string;
}

const pathOf = (uid: string, { entityType, entityId, providerId }: Topic): string | undefined => {
  switch (entityType) {
    case 'reservation':
      return reservationRef(uid, entityId).path;
    case 'subscription':
      return `${endUserPath(uid)}/subscriptions/${entityId}`;
    case 'voucher':
      return providerId ? voucherRef(providerId, entityId).path : undefined;
    default:
      return undefined;
  }
};

const subjectOf = ({ entityType, entityId }: Topic, snapshot: DocumentSnapshot): Subject => {
  const data = withDates(snapshot.data());
  if (entityType === 'voucher') return { entityType, entityId, entity: voucherSchema.parse(data) };
  return entityType === 'subscription'
    ? { entityType, entityId, entity: notableSubscriptionSchema.parse(data) }
    : { entityType: 'reservation', entityId, entity: reservationSchema.parse(data) };
};

export const recipientOf = (uid: string, profile: DocumentSnapshot): Recipient => ({
  ...recipientSchema.parse(withDates(profile.data() ?? {})),
  uid,
});

/**
 * Reads the recipient and the entity as they are now. `undefined` if the type never notifies, or the entity is gone.
 *
 * @throws ZodError if the entity does not match its schema
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
  const provider = await firestore.doc(providerPath(subject.entity.providerId)).get();
  const timeZone = provider.get('timeZone');
  return { recipient: recipientOf(uid, profile), subject, timeZone: typeof timeZone === 'string' ? timeZone : 'UTC' };
};

/** The reader's language and time zone, for the wording. */
export const readerOf = ({ recipient, timeZone }: MessageContext) => ({ locale: recipient.locale, timeZone });
