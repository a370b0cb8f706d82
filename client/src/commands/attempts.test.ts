import { secondMs } from '@counterfoil/domain/core';
import { NEVER } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { createNetwork } from '../connection/network.ts';
import type { CommandEntry } from '../journal/entry.ts';
import { openJournal } from '../journal/journal.ts';
import { openTabChannel } from '../journal/tab-channel.ts';
import { mapStorage } from '../testing/map-storage.ts';
import { createAttempts } from './attempts.lazy.ts';
import { CallFailure } from './call.lazy.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const dayMs = 24 * 60 * 60 * secondMs;

/** Delivers a command whose calls all fail, after `retryAfterMs` of the server. */
const deliver = async (retryAfterMs: number) => {
  const journal = openJournal(mapStorage(), openTabChannel('test', false), {
    tabId: 't',
    isDurable: true,
    report: () => {},
  });
  const entry: Omit<CommandEntry, 'key'> = {
    id: 'c1',
    userId: 'ada',
    providerId: 'salon',
    notedAt: 0,
    command: { id: 'c1', type: 'reservation.cancel', providerId: 'salon', payload: {}, issuedAt: '' },
  };
  const added = journal.add(entry);
  await vi.advanceTimersByTimeAsync(1);
  await added;
  const failure = new CallFailure(new CounterfoilError('resource-exhausted', 'too many'), retryAfterMs);
  const call = vi.fn(() => Promise.reject(failure));
  const connection: Partial<Connection> = { network: createNetwork(), report: () => undefined };
  const attempts = createAttempts({
    connection: connection as Connection,
    journal,
    end$: NEVER,
    call,
    isOfMember: () => false,
  });
  const found = journal.find('c1');
  if (!found || !('command' in found)) throw new Error('not noted');
  return { attempts, call, entry: found, failure };
};

test('waits at most an hour, however long the server asks: timers of a browser end after 24 days', async () => {
  const { attempts, call, entry } = await deliver(30 * dayMs);
  void attempts.deliver(entry);
  await vi.advanceTimersByTimeAsync(secondMs);
  expect(call).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(60 * 60 * secondMs);
  expect(call).toHaveBeenCalledTimes(2);
});

test('ends a pause in its time, also if somebody sets the clock of the device back meanwhile', async () => {
  const { attempts, call, entry, failure } = await deliver(0);
  attempts.noteFailure(entry.id, failure);
  vi.setSystemTime(Date.now() - 10 * dayMs);
  void attempts.deliver(entry);
  await vi.advanceTimersByTimeAsync(2 * secondMs);
  expect(call).toHaveBeenCalled();
});
