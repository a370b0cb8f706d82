import type { Rejection } from '@counterfoil/domain/core';
import { expect, test } from 'vitest';
import { mapStorage } from '../testing/map-storage.ts';
import { openJournal } from './journal.ts';
import { openTabChannel } from './tab-channel.ts';

const open = (storage = mapStorage()) =>
  openJournal(storage, openTabChannel('test', false), { tabId: 't', isDurable: true, report: () => {} });

const noted = (id: string) => ({
  id,
  userId: 'ada',
  providerId: 'salon',
  notedAt: 0,
  command: { id, type: 'reservation.create', providerId: 'salon', payload: {}, issuedAt: '' },
});

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
