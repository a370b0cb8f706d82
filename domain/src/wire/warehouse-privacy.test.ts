import { expect, test } from 'vitest';
import type * as z from 'zod';
import { reservationReferenceSchema } from '../booking/reservation/reference.ts';
import { subscriptionReferenceSchema } from '../booking/subscription/reference.ts';
import { providerPayloads, reservationPayloads, subscriptionPayloads, voucherPayloads } from './event-payloads.ts';
import { warehouseEvents } from './warehouse-events.ts';
import { warehouseRow } from './warehouse-row.ts';
import type { Shape } from './warehouse-shape.ts';

/** Stands wherever a document may hold text: a name, an address and a number. */
const personal = 'Ada Lovelace ada@example.org +44 170 555';
const hash = () => 'H';

interface Definition {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
}

const samples: Readonly<Record<string, (definition: Definition) => unknown>> = {
  string: () => personal,
  number: () => 7,
  boolean: () => true,
  date: () => ({ _seconds: 1_700_000_000, _nanoseconds: 0 }),
  enum: ({ entries = {} }) => Object.values(entries)[0],
  literal: ({ values = [] }) => values[0],
  array: ({ element }) => [element && sample(element)],
  object: ({ shape = {} }) => Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, sample(field)])),
  union: ({ options = [] }) => Object.assign({}, ...options.map(sample)),
  record: () => ({ [personal]: personal }),
};

/** A document of that schema, full of personal data. */
const sample = (schema: z.core.$ZodType): unknown => {
  const definition: Definition = schema._zod.def;
  if (definition.innerType) return sample(definition.innerType);
  return (samples[definition.type] ?? (() => personal))(definition);
};

const payloads = { ...reservationPayloads, ...subscriptionPayloads, ...voucherPayloads, ...providerPayloads };

test.each(Object.entries(payloads))('nothing personal of %s reaches the warehouse', (type, schema) => {
  const references = { reservation: reservationReferenceSchema, subscription: subscriptionReferenceSchema };
  const reference = Object.entries(references).find(([name]) => type.startsWith(`${name}.`))?.[1];
  const state = reference && sample(reference);
  const event = {
    id: personal,
    type,
    entityType: type.split('.')[0],
    entityId: personal,
    correlationId: personal,
    createdBy: personal,
    metadata: { deviceId: personal },
    payload: Object.assign(Object(sample(schema)), { aFieldOfALaterVersion: personal }),
    before: state,
    reference: state,
    version: 1,
    occurredAt: { _seconds: 1_700_000_000, _nanoseconds: 0 },
  };
  const row = warehouseRow(event, 'salon', hash);
  expect(row).toMatchObject({ type, entity: 'H', occurredAt: '2023-11-14T22:13:20.000Z' });
  expect(JSON.stringify(row)).not.toMatch(/Ada|example\.org|170/);
});

/** Each field of text, with the name of its kind. */
const texts = (shape: Shape, name: string): string[] => {
  if (shape.kind === 'object') return Object.entries(shape.fields).flatMap(([inner, of]) => texts(of, inner));
  if (shape.kind === 'list') return texts(shape.of, name);
  return shape.kind === 'id' || shape.kind === 'hash' ? [`${shape.kind} ${name}`] : [];
};

test('the fields of text are these: a new one needs a thought about whom it may name', () => {
  const all = Object.values(warehouseEvents).flatMap((event) =>
    Object.entries(event).flatMap(([name, shape]) => (shape ? texts(shape, name) : [])),
  );
  expect([...new Set(all)].sort()).toEqual([
    'hash lineId',
    'hash seriesId',
    'id categoryId',
    'id currency',
    'id day',
    'id ingredientId',
    'id menuItemId',
    'id method',
    'id planId',
    'id serviceId',
  ]);
});

test('an id with words or an address in it stays behind', () => {
  const rowOf = (method: string) =>
    warehouseRow(
      { type: 'order.completed', entityType: 'order', payload: { payment: { method, amount: { amount: 1 } } } },
      'p',
      hash,
    );
  expect(rowOf('card')).toMatchObject({ payload: { payment: { method: 'card' } } });
  for (const method of ['by Ada', 'ada@example.org', ''])
    expect(rowOf(method)).toMatchObject({ payload: { payment: { amount: { amount: 1 } } } });
  expect(JSON.stringify(rowOf('by Ada'))).not.toContain('Ada');
});

test('a member is no customer, and the customer of a claimed order is one', () => {
  const of = (event: object) => warehouseRow({ ...event }, 'p', (text) => `#${text}`).customer;
  expect(of({ type: 'member.created', entityType: 'member', payload: { userId: 'ada' } })).toBeNull();
  expect(of({ type: 'order.updated', entityType: 'order', payload: { change: 'claimed', userId: 'bo' } })).toBe('#bo');
  expect(of({ type: 'order.created', entityType: 'order', payload: { customer: { userId: 'bo' } } })).toBe('#bo');
});
