import {
  customerIdOf,
  type Fields,
  invariant,
  isAccepted,
  kindOf,
  memberSchema,
  type NewsRecipient,
  newsOf,
  newsWrites,
  type Order,
  orderSchema,
  projectDays,
  providerPath,
  providerSchema,
  recipientSchema,
  rolesHearing,
  type Write,
} from '@counterfoil/domain';
import type { MemoryStore } from '../../domain/test-kit/memory-store.ts';
import { created, toMember } from './delivery.ts';
import { type Operations, operations, sum, times } from './operations.ts';

/** The reads of `projectCustomer`: the order's contact if it has one, then the customer and both parts of the profile. */
const customerReads = (order: Order | undefined): number => {
  if (!order?.customer) return 0;
  return (order.customer.hasContact ? 1 : 0) + (customerIdOf(order.customer) || order.customer.hasContact ? 3 : 0);
};

const completedOrder = (store: MemoryStore, root: string, event: Fields): Order | undefined =>
  event.type === 'order.completed' ? orderSchema.parse(store.get(`${root}/orders/${event.entityId}`)) : undefined;

/** The members who may hear of it: the query reads all of their roles, and then two documents for each other one. */
const news = (store: MemoryStore, root: string, event: Fields): Operations => {
  const found = newsOf(event);
  if (!found) return operations({});
  const roles: readonly string[] = rolesHearing(found.news.map(({ type }) => kindOf(type)));
  const members = store
    .paths()
    .filter((path) => path.startsWith(`${root}/members/`))
    .map((path) => ({ uid: path.split('/').at(-1) ?? '', member: memberSchema.parse(store.get(path)) }))
    .filter(({ member }) => member.active && roles.includes(member.role));
  const others = members.filter(({ uid, member }) => uid !== found.knownBy && isAccepted(member));
  const recipients = others.map(
    ({ uid, member: { role } }): NewsRecipient => ({
      ...recipientSchema.parse({}),
      uid,
      role,
      staff: {},
    }),
  );
  const { name, timeZone } = providerSchema.parse(store.get(root));
  const now = event.occurredAt instanceof Date ? event.occurredAt : new Date(0);
  const told = newsWrites(found, recipients, { providerId: root, name, timeZone }, { now, expireAt: now });
  const notifications = told.filter(({ op }) => op === 'create').length;
  return sum([
    operations({ reads: Math.max(1, members.length) + 2 * others.length }),
    times(notifications, sum([created, toMember])),
    // The digest that a notification waits for.
    operations({ writes: told.length - notifications }),
  ]);
};

const changesMembership: readonly unknown[] = ['member.deleted', 'member.roleChanged'];

/** The increments of the days of analytics. */
export const dayWrites = (store: MemoryStore, path: string): readonly Write[] => {
  const event = store.get(path);
  const [, providerId = ''] = path.split('/');
  const root = providerPath(providerId);
  if (event?.syncStatus !== 'pending') return [];
  const stored = completedOrder(store, root, event);
  const order = stored?.completedAt && { ...stored, completedAt: stored.completedAt };
  const provider = providerSchema.parse(store.get(root));
  return projectDays(event, { providerId, provider, order }, new Date(0)) ?? [];
};

/**
 * `eventRecorded.provider` of an event that no recipe depends on: reads event, provider and gate. It commits
 * the mark with the day, the customer, the key of the data bundle and the news.
 */
export const followProviderEvent = (store: MemoryStore, path: string): Operations => {
  const event = store.get(path);
  const [, providerId = ''] = path.split('/');
  const root = providerPath(providerId);
  invariant(event, `${path} does not exist`);
  // A derived event that is processed from the start invokes the function, which ends.
  if (event.syncStatus !== 'pending') return operations({ invocations: 1 });
  const order = completedOrder(store, root, event);
  const days = dayWrites(store, path);
  const customer = customerReads(order);
  return sum([
    operations({
      invocations: 1,
      reads: 3 + (order ? 1 : 0) + customer + (changesMembership.includes(event.type) ? 1 : 0),
      writes: 1 + days.length + (customer > 0 ? 1 : 0),
    }),
    news(store, root, event),
  ]);
};
