import { endUserPath } from './end-user/path.ts';
import type { Command } from './kernel/command.ts';
import { providerPath } from './provider/profile/paths.ts';

/** Everything that code outside an aggregate's folder needs to know of it. As data, because every app loads it at its start. */
export interface Aggregate {
  /** Payload field with its id. */
  readonly idField: string;
  /** Collection of its full documents. */
  readonly collection: string;
  /** The collection lies below the end user; else below the provider. */
  readonly isOfEndUser?: true;
  /** Entry point of this package that decides its commands on a device; absent where only the server decides. */
  readonly predictedBy?: 'booking' | 'restaurant' | 'house';
}

/** Every aggregate within a provider, by the first word of its commands' types. */
export const aggregates = {
  member: { idField: 'userId', collection: 'members', predictedBy: 'house' },
  reservation: { idField: 'reservationId', collection: 'reservations', isOfEndUser: true, predictedBy: 'booking' },
  subscription: { idField: 'subscriptionId', collection: 'subscriptions', isOfEndUser: true, predictedBy: 'booking' },
  order: { idField: 'orderId', collection: 'orders', predictedBy: 'restaurant' },
  stock: { idField: 'ingredientId', collection: 'ingredients', predictedBy: 'restaurant' },
  printJob: { idField: 'printJobId', collection: 'printJobs' },
} as const satisfies Readonly<Record<string, Aggregate>>;

const byName: Readonly<Record<string, Aggregate | undefined>> = aggregates;

const nameOf = (type: string): string => type.slice(0, type.indexOf('.'));

/** The aggregate of a command type; `undefined` for `provider.create`, which makes the provider itself. */
export const aggregateOf = (type: string): Aggregate | undefined => byName[nameOf(type)];

/** The server validates payloads, so a device need not. */
const textIn = (payload: unknown, field = ''): string => {
  const value: unknown = Reflect.get(Object(payload), field);
  return String(value ?? '');
};

/** Commands of one lane concern the same aggregate and run one after the other. */
export const laneOf = ({ type, providerId, payload }: Command): string =>
  `${providerId}/${nameOf(type)}/${textIn(payload, aggregateOf(type)?.idField)}`;

/**
 * The full document that a command is about, as far as its sender may see it.
 *
 * @param uid of the sender, who owns what the payload names no `userId` for
 */
export const documentPathOf = ({ type, providerId, payload }: Command, uid = ''): string | undefined => {
  const aggregate = aggregateOf(type);
  if (!aggregate) return undefined;
  const { idField, collection, isOfEndUser } = aggregate;
  const root = isOfEndUser ? endUserPath(textIn(payload, 'userId') || uid) : providerPath(providerId);
  return `${root}/${collection}/${textIn(payload, idField)}`;
};
