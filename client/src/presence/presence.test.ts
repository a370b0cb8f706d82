import { expect, test } from 'vitest';
import type { PendingWork } from '../commands/pending-work.ts';
import { queuedSince } from './presence.lazy.ts';

const minute = 60_000;
const noon = Date.UTC(2030, 0, 1, 12);

const work = ({ providerId = 'salon', ...change }: Partial<PendingWork>): PendingWork => ({
  id: 'w',
  what: 'order.confirm',
  command: {
    id: 'w',
    type: 'order.confirm',
    providerId,
    payload: { orderId: 'o' },
    issuedAt: new Date(noon).toISOString(),
  },
  providerId,
  userId: 'ada',
  since: new Date(noon),
  state: 'queued',
  attempts: 1,
  ...change,
});

const { command: _, ...record } = work({ what: 'record', since: new Date(noon - 20 * minute) });

test('tells since when each queued command of the provider waits, and nothing of other work', () => {
  const all = [
    work({ since: new Date(noon - 12 * minute) }),
    work({ since: new Date(noon - minute) }),
    record,
    work({ since: new Date(noon - 20 * minute), state: 'sending' }),
    work({ since: new Date(noon - 20 * minute), providerId: 'bakery' }),
  ];
  expect(queuedSince(all, 'salon', 0)).toEqual([new Date(noon - 12 * minute), new Date(noon - minute)]);
});

test("corrects the time by the device's clock, as far as it knows its error", () => {
  expect(queuedSince([work({})], 'salon', -60 * minute)).toEqual([new Date(noon - 60 * minute)]);
});

test('tells no time if nothing waits', () => {
  expect(queuedSince([record], 'salon', 0)).toEqual([]);
});
