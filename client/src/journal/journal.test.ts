import type { Rejection } from '@counterfoil/domain/core';
import { expect, test } from 'vitest';
import { mapStorage } from '../testing/map-storage.ts';
import { openJournal } from './journal.ts';
import { type JournalChange, openTabChannel, type TabChannel } from './tab-channel.ts';

const open = (storage = mapStorage()) =>
  openJournal(storage, openTabChannel('test', false), { tabId: 't', isDurable: true, report: () => {} });

const noted = (id: string) => ({
  id,
  userId: 'ada',
  providerId: 'salon',
  notedAt: 0,
  command: { id, type: 'reservation.create', providerId: 'salon', payload: {}, issuedAt: '' },
});

/** The channels of two tabs. */
const openTabs = (): readonly [TabChannel, TabChannel] => {
  const listeners: ((changes: readonly JournalChange[]) => void)[] = [];
  const channelOf = (own: 0 | 1): TabChannel => ({
    tell: (changes) => listeners[1 - own]?.(changes),
    listen: (next) => {
      listeners[own] = next;
    },
    close: () => {},
  });
  return [channelOf(0), channelOf(1)];
};

const rejection: Rejection = { code: 'not-found', message: 'no service' };

test('a refused command that is sent again is in the journal once, also after a restart', async () => {
  const storage = mapStorage();
  const journal = open(storage);
  await journal.add(noted('again'));
  const [entry] = journal.entries$.value;
  expect(entry).toBeDefined();
  if (entry) await journal.settle('again', 'dropped', { ...entry, refusal: { rejection, at: 0 } });
  await journal.add(noted('again'));
  await journal.reload();
  expect(journal.entries$.value.map(({ id, refusal }) => [id, refusal])).toEqual([['again', undefined]]);
  const restarted = open(storage);
  await restarted.loaded;
  expect(restarted.entries$.value.map(({ id, refusal }) => [id, refusal])).toEqual([['again', undefined]]);
});

test('a change that comes while the storage is read again is not lost', async () => {
  const storage = mapStorage();
  const reading = Promise.withResolvers<void>();
  let isSlow = false;
  const slow = {
    ...storage,
    readAll: async () => {
      const all = await storage.readAll();
      if (isSlow) await reading.promise;
      return all;
    },
  };
  const journal = open(slow);
  await journal.add(noted('refused'));
  await journal.add(noted('applied'));
  const [entry] = journal.entries$.value;
  isSlow = true;
  const reloaded = journal.reload();
  if (entry) await journal.settle('refused', 'dropped', { ...entry, refusal: { rejection, at: 0 } });
  await journal.settle('applied', { commandId: 'applied', outcome: 'applied', version: 1, eventIds: [] });
  reading.resolve();
  await reloaded;
  expect(journal.entries$.value.map(({ id, refusal }) => [id, refusal?.rejection])).toEqual([['refused', rejection]]);
});

/**
 * Entries as the first release with a journal has written them. Every later release must read them: a device may lie in
 * a drawer over an update. A field that a later release needs is optional, or added here when it is read.
 */
const ofFirstRelease = [
  {
    key: '0000000001',
    ...{ id: 'c1', userId: 'ada', providerId: 'salon', notedAt: 1_780_000_000_000, serverTime: 1_780_000_000_100 },
    command: {
      ...{ id: 'c1', type: 'reservation.cancel', providerId: 'salon', issuedAt: '2026-05-28T20:26:40.000Z' },
      payload: { reservationId: 'b1' },
    },
    ...{ attempts: 2, problem: { code: 'unavailable', message: 'no network' } },
  },
  {
    key: '0000000002',
    ...{ id: 'r1', userId: 'ada', providerId: 'salon', notedAt: 1_780_000_000_200 },
    record: { action: 'change', kind: 'menuItems', id: 'cola', fields: { available: false } },
    base: { updatedAt: 1_779_000_000_000 },
  },
  {
    key: '0000000003',
    ...{ id: 'c2', userId: 'bella', providerId: 'salon', notedAt: 1_780_000_000_300 },
    command: {
      ...{ id: 'c2', type: 'reservation.cancel', providerId: 'salon', issuedAt: '2026-05-28T20:26:40.300Z' },
      payload: { reservationId: 'b2' },
    },
    refusal: { rejection, at: 1_780_000_000_400, becauseOf: 'c0' },
  },
];

test('reads what the first release has written, and leaves alone what it does not know', async () => {
  const storage = mapStorage();
  const unknown = { key: '0000000004', id: 'x', kind: 'of a later release' };
  const stored = new Map([...ofFirstRelease, unknown].map((entry) => [entry.key, JSON.stringify(entry)]));
  await storage.write(stored);
  const journal = open(storage);
  await journal.loaded;
  expect(journal.entries$.value).toEqual(ofFirstRelease);
  await journal.add(noted('new'));
  const kept = new Map(await storage.readAll());
  expect([...stored].filter(([key, value]) => kept.get(key) !== value)).toEqual([]);
  expect(kept.size).toBe(5);
});

test.each(['5', 'null', '"text"', '[]', '{', ''])('reads all other entries beside a value like %s', async (value) => {
  const storage = mapStorage();
  await open(storage).add(noted('c1'));
  await storage.write(new Map([['0000000000', value]]));
  const journal = open(storage);
  await journal.loaded;
  expect(journal.entries$.value.map(({ id }) => id)).toEqual(['c1']);
});

test('tells the other tabs of a step that the disk has no room for: only one tab sends for all', async () => {
  const [told, leading] = openTabs();
  const full = { ...mapStorage(), write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
  const tab = openJournal(full, told, { tabId: 'a', isDurable: true, report: () => {} });
  const leader = openJournal(mapStorage(), leading, { tabId: 'b', isDurable: true, report: () => {} });
  expect(await tab.add(noted('c1'))).toBe('memory');
  expect(leader.entries$.value).toMatchObject([{ id: 'c1', isVolatile: true }]);
  const settled = tab.settled('c1');
  const applied = { commandId: 'c1', outcome: 'applied', version: 1, eventIds: [] } as const;
  await leader.settle('c1', applied);
  expect(await settled).toEqual(applied);
  expect(tab.entries$.value).toEqual([]);
});
