import {
  endUserPath,
  type Fields,
  firstDeliveries,
  invariant,
  type Message,
  messagesFor,
  nextAttemptOf,
  notableEventSchema,
  notableSubscriptionSchema,
  recipientSchema,
  reservationRef,
  reservationSchema,
  type Subject,
  voucherRef,
  voucherSchema,
} from '@counterfoil/domain';
import type { MemoryStore } from '../../domain/test-kit/memory-store.ts';
import { created, toCustomer } from './delivery.ts';
import { type Operations, operations, sum } from './operations.ts';

const subjectOf = (store: MemoryStore, uid: string, event: Fields): Subject | undefined => {
  const entityId = String(event.entityId);
  const at = (path: string): Fields | undefined => store.get(path);
  switch (event.entityType) {
    case 'reservation': {
      const entity = at(reservationRef(uid, entityId).path);
      return entity && { entityType: 'reservation', entityId, entity: reservationSchema.parse(entity) };
    }
    case 'subscription': {
      const entity = at(`${endUserPath(uid)}/subscriptions/${entityId}`);
      return entity && { entityType: 'subscription', entityId, entity: notableSubscriptionSchema.parse(entity) };
    }
    case 'voucher': {
      const { providerId } = notableEventSchema.parse(event).payload;
      const entity = at(voucherRef(providerId ?? '', entityId).path);
      return entity && { entityType: 'voucher', entityId, entity: voucherSchema.parse(entity) };
    }
    default:
      return undefined;
  }
};

const timeZone = 'Europe/Berlin';

/** Push is the only channel that is set up. */
const unconfigured = { fcm: undefined, oneSignal: 'not set up', email: 'not set up' };

/** A message that its reader does not want costs nothing, and one that is for the inbox alone is not delivered. */
const priceOfMessage = (store: MemoryStore, uid: string, message: Message, now: Date): Operations => {
  const recipient = { ...recipientSchema.parse(store.get(endUserPath(uid)) ?? {}), uid };
  const deliveries = firstDeliveries({ message, recipient, timeZone, unconfigured, now });
  if (!deliveries) return operations({});
  return nextAttemptOf(deliveries, now) ? sum([created, toCustomer]) : created;
};

/**
 * `eventRecorded.endUser`: reads the event, and for a message the profile, the entity and the provider. It marks the
 * event in the commit that creates the notifications, and delivers these.
 */
export const followCustomerEvent = (store: MemoryStore, path: string): Operations => {
  const event = store.get(path);
  const [, uid] = path.split('/');
  invariant(event && uid, `${path} does not exist`);
  const subject = subjectOf(store, uid, event);
  const notable = notableEventSchema.parse(event);
  const messages = subject ? messagesFor(notable, subject, { timeZone }) : [];
  return sum([
    operations({ invocations: 1, reads: subject ? 4 : 1, writes: 1 }),
    ...messages.map((message) => priceOfMessage(store, uid, message, notable.occurredAt)),
  ]);
};
