import {
  endUserPath,
  type Fields,
  invariant,
  messagesFor,
  notableEventSchema,
  notableSubscriptionSchema,
  reservationRef,
  reservationSchema,
  type Subject,
  voucherRef,
  voucherSchema,
} from '@counterfoil/domain';
import type { MemoryStore } from '../../domain/test-kit/memory-store.ts';
import { created, toCustomer } from './delivery.ts';
import { type Operations, operations, sum, times } from './operations.ts';

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
  const messages = subject ? messagesFor(notable, subject, { timeZone: 'Europe/Berlin' }).length : 0;
  return sum([
    operations({ invocations: 1, reads: subject ? 4 : 1, writes: 1 }),
    times(messages, sum([created, toCustomer])),
  ]);
};
