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
