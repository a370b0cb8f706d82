import { expect, test } from 'vitest';
import type { EventRecord } from '../kernel/event-record.ts';
import { stateAt } from './state-at.ts';

const event = (n: number, fields: Partial<EventRecord> & { readonly reference?: object }): EventRecord => ({
  id: `e${n}`,
  type: 'menuItem.updated',
  entityType: 'menuItem',
  entityId: 'pizza',
  version: n * 1000,
  correlationId: `c${n}`,
  payload: {},
  occurredAt: new Date(n),
  createdAt: new Date(n),
  createdBy: 'ada',
  ...fields,
});

const versions = (before: object | undefined, after: object | undefined) => ({
  payload: { ...(before ? { before } : {}), ...(after ? { after } : {}) },
});

test('a record is the fields of its last change, and nothing once it is deleted', () => {
  const [cheap, dear] = [
    { name: 'Pizza', price: 8 },
    { name: 'Pizza', price: 9 },
  ];
  const history = [
    event(4, { ...versions(dear, undefined), type: 'menuItem.deleted' }),
    event(1, { ...versions(undefined, cheap), type: 'menuItem.created' }),
    event(2, { payload: { change: 'costing' } }),
    event(3, versions(cheap, dear)),
  ];
  expect(stateAt(history, { eventId: 'e1' })?.state).toEqual(cheap);
  expect(stateAt(history, { eventId: 'e2' })?.state).toEqual(cheap);
  expect(stateAt(history, { time: new Date(3) })?.state).toEqual(dear);
  expect(stateAt(history, { eventId: 'e4' })).toMatchObject({ state: undefined, event: { id: 'e4' } });
  expect(stateAt(history, { eventId: 'e5' })).toBeUndefined();
  expect(stateAt(history, { time: new Date(0) })).toBeUndefined();
  expect(stateAt([], { version: 1 })).toBeUndefined();
});

test('a booking of a customer is, to the provider, its reference after the event', () => {
  const of = (n: number, status: string) =>
    event(n, { type: 'reservation.x', entityType: 'reservation', version: n, reference: { userId: 'ada', status } });
  const history = [of(1, 'pending'), of(2, 'confirmed'), of(3, 'cancelled')];
  expect(stateAt(history, { version: 2 })?.state).toEqual({ userId: 'ada', status: 'confirmed' });
});

test('a profile is what it was created with, and each change', () => {
  const of = (n: number, type: string, payload: Record<string, unknown>) =>
    event(n, { type: `provider.${type}`, entityType: 'provider', payload });
  const history = [
    of(1, 'created', { name: 'Salon', ownerIds: ['ada'] }),
    of(2, 'updated', { before: { name: 'Salon' }, after: { name: 'Studio' } }),
    of(3, 'listed', { text: 'hair' }),
    of(4, 'ownersChanged', { ownerIds: ['ada', 'bo'] }),
    of(5, 'unlisted', {}),
  ];
  const at = (n: number) => stateAt(history, { eventId: `e${n}` })?.state;
  expect(at(1)).toEqual({ name: 'Salon', ownerIds: ['ada'] });
  expect(at(4)).toEqual({ name: 'Studio', ownerIds: ['ada', 'bo'], listing: { text: 'hair' } });
  expect(at(5)).toEqual({ name: 'Studio', ownerIds: ['ada', 'bo'] });
});
