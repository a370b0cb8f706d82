import { endUserPath } from './end-user/path.ts';
import type { Command } from './kernel/command.ts';
import { providerPath } from './provider/profile/paths.ts';

/**
 * All that code outside an aggregate's folder needs to know about it. As data, because every app loads it at startup.
 */
export interface Aggregate {
  /** Payload field with its id. */
  readonly idField: string;
  /** Collection of its full documents. */
  readonly collection: string;
  /** True if the collection is below the end user; otherwise it is below the provider. */
  readonly isOfEndUser?: true;
  /** Entry point of this package whose deciders predict its commands on a device. Absent if only the server decides. */
  readonly predictedBy?: 'booking' | 'restaurant' | 'house';
  /** True if a command does not build on the one before it: an amount arrives whether or not another was refused. */
  readonly isCumulative?: true;
}

/** Only the differences to `{name}Id` and `{name}s`: every app loads this. */
type Described = Partial<Pick<Aggregate, 'idField' | 'collection'>> & Omit<Aggregate, 'idField' | 'collection'>;

/** All aggregates within a provider, keyed by the prefix of their command types. */
export const aggregates = {
  member: { idField: 'userId', predictedBy: 'house' },
  reservation: { isOfEndUser: true, predictedBy: 'booking' },
  subscription: { isOfEndUser: true, predictedBy: 'booking' },
  order: { predictedBy: 'restaurant' },
  stock: { idField: 'ingredientId', collection: 'ingredients', predictedBy: 'restaurant', isCumulative: true },
  printJob: {},
  refund: {},
  voucher: {},
  unmatchedPayment: {},
} as const satisfies Readonly<Record<string, Described>>;

const byName: Readonly<Record<string, Described | undefined>> = aggregates;

const nameOf = (type: string): string => type.slice(0, type.indexOf('.'));

/** The aggregate of a command type; `undefined` for commands on the provider itself. */
export const aggregateOf = (type: string): Aggregate | undefined => {
  const name = nameOf(type);
  const described = byName[name];
  return described && { idField: `${name}Id`, collection: `${name}s`, ...described };
};

/** Reads a field without validation, because the server validates payloads. */
const textIn = (payload: unknown, field = ''): string => {
  const value: unknown = Reflect.get(Object(payload), field);
  return String(value ?? '');
};

/** The lane of a command. Commands of one lane concern the same aggregate and run in sequence. */
export const laneOf = ({ type, providerId, payload }: Command): string =>
  `${providerId}/${nameOf(type)}/${textIn(payload, aggregateOf(type)?.idField)}`;

/**
 * True if a later command builds on an earlier one: it concerns the same aggregate. Its sender saw the earlier one as
 * done, so the later one means something else without it. Changes of the provider itself build only on its creation.
 */
export const dependsOn = (earlier: Command, later: Command): boolean => {
  const aggregate = aggregateOf(later.type);
  const isCumulative = aggregate ? aggregate.isCumulative : earlier.type !== 'provider.create';
  return !isCumulative && laneOf(earlier) === laneOf(later);
};

/**
 * The path of the full document that a command is about. The rules decide whether its sender may read it.
 *
 * @param uid of the sender, who owns the document if the payload has no `userId`
 */
export const documentPathOf = ({ type, providerId, payload }: Command, uid = ''): string | undefined => {
  const aggregate = aggregateOf(type);
  if (!aggregate) return undefined;
  const { idField, collection, isOfEndUser } = aggregate;
  const root = isOfEndUser ? endUserPath(textIn(payload, 'userId') || uid) : providerPath(providerId);
  return `${root}/${collection}/${textIn(payload, idField)}`;
};
