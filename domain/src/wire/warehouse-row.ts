import { isFields } from '../erasure/fields.ts';
import type { Fields } from '../kernel/write.ts';
import { warehouseEvents } from './warehouse-events.ts';
import type { Shape } from './warehouse-shape.ts';

/** Turns an id into another that leads to nobody. The same id and house give the same one. */
export type Hash = (text: string) => string;

/** A time as the official export writes it: an instance of the SDK's class, turned into JSON. */
const timeOf = (value: unknown): string | undefined => {
  if (!isFields(value)) return undefined;
  const { _seconds: seconds, _nanoseconds: nanoseconds } = value;
  if (typeof seconds !== 'number' || typeof nanoseconds !== 'number') return undefined;
  const date = new Date(seconds * 1000 + nanoseconds / 1_000_000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
};

/** No space and no `@`: an id that somebody has filled with words or an address stays behind. */
const isId = (value: unknown): value is string => typeof value === 'string' && /^[\w.:-]{1,128}$/.test(value);

const reduceList = (value: unknown, of: Shape, hash: Hash): unknown =>
  Array.isArray(value) ? value.map((one) => reduce(one, of, hash)).filter((one) => one !== undefined) : undefined;

const reduceObject = (value: unknown, fields: Readonly<Record<string, Shape>>, hash: Hash): unknown => {
  if (!isFields(value)) return undefined;
  const kept = Object.entries(fields).map(([name, shape]) => [
    name,
    Object.hasOwn(value, name) ? reduce(value[name], shape, hash) : undefined,
  ]);
  return Object.fromEntries(kept.filter(([, inner]) => inner !== undefined));
};

const reduce = (value: unknown, shape: Shape, hash: Hash): unknown => {
  switch (shape.kind) {
    case 'number':
      return Number.isFinite(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'time':
      return timeOf(value);
    case 'id':
      return isId(value) ? value : undefined;
    case 'hash':
      return typeof value === 'string' ? hash(value) : undefined;
    case 'word':
      return shape.words.find((word) => word === value);
    case 'list':
      return reduceList(value, shape.of, hash);
    case 'object':
      return reduceObject(value, shape.fields, hash);
    default:
      return shape satisfies never;
  }
};

/** Events of these may name a customer. In others, `userId` is a member of staff. */
const ofCustomers = new Set(['reservation', 'subscription', 'order', 'voucher']);

const fieldsIn = (value: unknown): Fields => (isFields(value) ? value : {});

const customerOf = (event: Fields): unknown => {
  const payload = fieldsIn(event.payload);
  const named = fieldsIn(event.reference).userId ?? payload.userId ?? fieldsIn(payload.customer).userId;
  return ofCustomers.has(String(event.entityType)) ? named : undefined;
};

/**
 * Reduces a stored event to numbers, times, words of closed lists, and ids of things on offer. All other ids are
 * hashed. Names, notes, addresses, members and free text stay behind, also in fields that a later version adds: only a
 * field with a shape passes.
 */
export const warehouseRow = (event: Fields, providerId: string, hash: Hash): Fields => {
  const { type, entityType, entityId, version } = event;
  const shapes = typeof type === 'string' && Object.hasOwn(warehouseEvents, type) ? warehouseEvents[type] : undefined;
  const customer = customerOf(event);
  const parts = Object.entries(shapes ?? {}).flatMap(([name, shape]) => {
    const part = reduce(event[name], shape, hash);
    return part === undefined ? [] : [[name, part]];
  });
  return {
    providerId,
    type: shapes ? type : 'other',
    entityType: isId(entityType) ? entityType : null,
    entity: typeof entityId === 'string' ? hash(entityId) : null,
    version: Number.isInteger(version) ? version : null,
    customer: typeof customer === 'string' ? hash(customer) : null,
    occurredAt: timeOf(event.occurredAt) ?? null,
    createdAt: timeOf(event.createdAt) ?? null,
    ...Object.fromEntries(parts),
  };
};
