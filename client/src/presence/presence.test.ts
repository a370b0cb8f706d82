import { expect, test } from 'vitest';
import type { PendingWork } from '../commands/pending-work.ts';
import { queuedWorkOf } from './presence.lazy.ts';

const minute = 60_000;
const noon = Date.UTC(2030, 0, 1, 12);

const work = (change: Partial<PendingWork>): PendingWork => ({
  id: 'w',
  what: 'order.place',
  providerId: 'salon',
  userId: 'ada',
  since: new Date(noon),
  state: 'queued',
  attempts: 1,
  ...change,
});

test('counts the queued commands of the provider, and tells since when the oldest waits', () => {
  const all = [
    work({ since: new Date(noon - minute) }),
    work({ since: new Date(noon - 12 * minute) }),
    work({ since: new Date(noon - 20 * minute), what: 'record' }),
    work({ since: new Date(noon - 20 * minute), state: 'sending' }),
    work({ since: new Date(noon - 20 * minute), providerId: 'bakery' }),
  ];
  expect(queuedWorkOf(all, 'salon', 0)).toEqual({ count: 2, since: new Date(noon - 12 * minute) });
});

test("corrects the time by the device's clock, as far as it knows its error", () => {
  const { since } = queuedWorkOf([work({})], 'salon', -60 * minute);
  expect(since).toEqual(new Date(noon - 60 * minute));
});

test('tells no time if nothing waits', () => {
  expect(queuedWorkOf([work({ what: 'record' })], 'salon', 0)).toEqual({ count: 0 });
});
