import { expect, test, vi } from 'vitest';
import { openJournal } from './journal.ts';
import { openTabChannel } from './tab-channel.ts';

test('reports a storage that can be neither read nor written, and goes on in memory', async () => {
  const report = vi.fn();
  const denied = new Error('denied');
  const storage = { readAll: () => Promise.reject(denied), write: () => Promise.reject(denied) };
  const options = { tabId: 'tab', isDurable: true, report };
  const journal = openJournal(storage, openTabChannel('test', false), options);
  await journal.loaded;
  expect(report.mock.calls).toEqual([['journal', denied]]);
  const command = { id: 'one', type: 'order.place', providerId: 'p', payload: {}, issuedAt: '' };
  expect(await journal.add({ id: 'one', userId: 'sam', providerId: 'p', notedAt: 0, command })).toBe('memory');
  expect(report).toHaveBeenCalledTimes(2);
  await journal.settle('one', 'dropped');
  expect(journal.entries$.value).toEqual([]);
  expect(report).toHaveBeenCalledTimes(3);
});
