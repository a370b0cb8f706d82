import { expect, test } from 'vitest';
import { memoryStore } from '../../test-kit/memory-store.ts';
import { recordChangeWrites } from './record-change-writes.ts';

const at = new Date('2026-05-04T06:00:00.123Z');
const price = { amount: 900, currency: 'EUR' };

const change = {
  kind: 'menuCosting',
  providerId: 'pizzeria',
  entityId: 'margherita',
  changeId: 'abc',
  committedAt: at.getTime() * 1000 + 456,
  after: { cost: price, updatedBy: 'olga' },
} as const;

test('records a change of costs as one event, with the amounts in a private document', () => {
  const store = memoryStore({});
  store.commit(recordChangeWrites(change), at);
  expect(store.paths()).toEqual([
    'serviceProviders/pizzeria/events/abc_0',
    'serviceProviders/pizzeria/events/abc_0/private/payload',
  ]);
  expect(store.get('serviceProviders/pizzeria/events/abc_0')).toEqual({
    id: 'abc_0',
    type: 'menuItem.updated',
    entityType: 'menuItem',
    entityId: 'margherita',
    version: 1777874400123456,
    correlationId: 'abc',
    payload: { change: 'costing' },
    metadata: { deviceId: null, priority: 'normal' },
    occurredAt: at,
    createdAt: at,
    updatedAt: at,
    createdBy: 'olga',
    syncStatus: 'pending',
    processedAt: null,
  });
  expect(store.get('serviceProviders/pizzeria/events/abc_0/private/payload')).toEqual({
    after: { cost: price },
    createdAt: at,
    updatedAt: at,
  });
});

test('records two changes in one commit as two events of one version', () => {
  const table = { name: 'T1', seats: 4, status: 'available' };
  const after = { ...table, seats: 5, status: 'reserved' };
  const writes = recordChangeWrites({ ...change, kind: 'tables', entityId: 't1', before: table, after });
  expect(writes).toMatchObject([
    { op: 'create', data: { id: 'abc_0', type: 'table.updated', createdBy: 'unknown', version: change.committedAt } },
    { op: 'create', data: { id: 'abc_1', type: 'table.reserved', entityType: 'table', version: change.committedAt } },
  ]);
});

test('names the previous author if another user overwrites a record', () => {
  const table = { name: 'T1', seats: 4, status: 'available' };
  const by = (before: string, after?: string) => {
    const written = after ? { ...table, seats: 5, updatedBy: after } : undefined;
    const versions = { before: { ...table, updatedBy: before }, after: written };
    const [write] = recordChangeWrites({ ...change, kind: 'tables', entityId: 't1', ...versions });
    return write && 'data' in write ? write.data.overwrites : undefined;
  };
  expect([by('olga', 'sam'), by('olga', 'olga'), by('olga')]).toEqual(['olga', undefined, undefined]);
});

test('names the person who deleted a record, not its last author', () => {
  const deletion = { ...change, before: change.after, after: undefined };
  const authors = [recordChangeWrites({ ...deletion, deletedBy: 'sam' }), recordChangeWrites(deletion)];
  expect(authors).toMatchObject([
    [{ data: { createdBy: 'sam' } }, {}],
    [{ data: { createdBy: 'unknown' } }, {}],
  ]);
});

test('writes nothing for an unchanged record', () => {
  const { after } = change;
  expect(recordChangeWrites({ ...change, before: after })).toEqual([]);
});
