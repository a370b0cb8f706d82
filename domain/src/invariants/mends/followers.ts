import { reminderWrites } from '../../booking/reservation/reminder-writes.ts';
import { renewalReminderWrites } from '../../booking/subscription/reminder-writes.ts';
import { isPseudonym } from '../../kernel/pseudonym.ts';
import type { Ref } from '../../kernel/ref.ts';
import type { Fields, Write } from '../../kernel/write.ts';
import { entryOf } from '../../provider/directory/entry-write.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import { orderReferenceRef } from '../../restaurant/orders/paths.ts';
import { toOrderReference } from '../../restaurant/orders/to-reference.ts';
import { becoming, guard, type Mend, type Plan } from '../mend.ts';
import { stored } from '../told.ts';

const withGuard = (plan: Plan, path: string, source: object | undefined): Plan =>
  typeof plan === 'string' || !source ? plan : { writes: [...plan.writes, guard(path, source)] };

const dataAt = (writes: readonly Write[], where: string): Fields | undefined =>
  writes.flatMap((write) => (write.op === 'set' && write.path === where ? [write.data] : []))[0];

/** The order that names a customer, and the customer's view of it. */
export const orderReferenceMend: Mend = {
  reads: ({ command: { payload } }) => [
    { kind: 'orderReference', path: payload.where },
    { kind: 'order', path: payload.from[0] ?? '' },
  ],
  plan: ({ command: { payload, providerId } }, docs) => {
    const { where, from } = payload;
    const order = docs.get({ kind: 'order', path: from[0] ?? '' });
    const userId = order?.customer?.userId;
    if (order?.providerId !== providerId || !userId || isPseudonym(userId)) return 'settled';
    if (orderReferenceRef(userId, order.orderId).path !== where) return 'settled';
    const before = docs.get({ kind: 'orderReference', path: where });
    return withGuard(becoming(where, before, stored(toOrderReference(order))), from[0] ?? '', order);
  },
};

const sourceOf = (path = ''): Ref<'reservation' | 'subscription'> => ({
  kind: path.includes('/subscriptions/') ? 'subscription' : 'reservation',
  path,
});

/** A reminder follows from the booking or subscription that it tells of. One that was sent stays. */
export const reminderMend: Mend = {
  reads: ({ command: { payload } }) => [{ kind: 'reminder', path: payload.where }, sourceOf(payload.from[0])],
  plan: ({ command: { payload, providerId }, now }, docs) => {
    const { where, from } = payload;
    const before = docs.get({ kind: 'reminder', path: where });
    if (before?.status === 'sent' || (before && before.providerId !== providerId)) return 'settled';
    const { kind, path } = sourceOf(from[0]);
    const booking = kind === 'reservation' ? docs.get({ kind, path }) : undefined;
    const subscription = kind === 'subscription' ? docs.get({ kind, path }) : undefined;
    const wanted = dataAt(
      [
        ...(booking ? reminderWrites(undefined, booking, now) : []),
        ...(subscription ? renewalReminderWrites(undefined, subscription, now) : []),
      ],
      where,
    );
    // It is due at this moment: the schedule sends it.
    if (!wanted && before && before.scheduledFor <= now) return 'settled';
    const isRight = before && wanted && before.scheduledFor.getTime() === (wanted.scheduledFor as Date).getTime();
    return isRight ? 'settled' : withGuard(becoming(where, before, wanted), path, booking ?? subscription);
  },
};

/** A provider's entry follows from its profile. */
export const directoryEntryMend: Mend = {
  reads: ({ command: { payload, providerId } }) => [
    { kind: 'directoryEntry', path: payload.where },
    providerRef(providerId),
  ],
  plan: ({ command: { payload, providerId } }, docs) => {
    const profile = docs.get(providerRef(providerId));
    const entry = profile && entryOf(profile);
    const before = docs.get({ kind: 'directoryEntry', path: payload.where });
    return withGuard(becoming(payload.where, before, entry), providerRef(providerId).path, profile);
  },
};
