import { dayMs } from '@counterfoil/domain/core';
import type { Firestore } from 'firebase/firestore';
import { BehaviorSubject, of } from 'rxjs';
import { expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import { createNetwork } from '../connection/network.ts';
import type { ServerClock } from '../connection/server-clock.ts';
import type { CommandEntry } from '../journal/entry.ts';
import { openJournal } from '../journal/journal.ts';
import { openTabChannel } from '../journal/tab-channel.ts';
import { createOverlay } from '../optimistic/overlay.ts';
import { drain } from './drain.lazy.ts';
import { sendJournal } from './send-journal.lazy.ts';

const now = Date.now();

const entryOf = (n: number, notedAt: number): CommandEntry => ({
  key: `${n}`.padStart(10, '0'),
  id: `c${n}`,
  userId: 'ada',
  providerId: 'salon',
  notedAt,
  command: { id: `c${n}`, type: 'reservation.cancel', providerId: 'salon', payload: {}, issuedAt: '' },
});

/** A device with these entries on its disk, whose calls stay open. */
const deviceWith = async (stored: readonly CommandEntry[], clock: ServerClock) => {
  const storage = {
    readAll: async () => stored.map((entry) => [entry.key, JSON.stringify(entry)] as const),
    write: async () => {},
  };
  const options = { tabId: 't', isDurable: true, report: () => {} };
  const journal = openJournal(storage, openTabChannel('test', false), options);
  await journal.loaded;
  const sent: string[] = [];
  const connection: Partial<Connection> = {
    auth: { currentUser: { uid: 'ada' } } as Connection['auth'],
    firestore$: new BehaviorSubject<Firestore | undefined>(undefined),
    uid$: of('ada'),
    network: createNetwork(),
    clock,
    transport: {
      call: (commands) => {
        sent.push(...commands.map(({ id }) => id));
        return commands.map(() => new Promise(() => {}));
      },
      write: () => new Promise(() => {}),
    },
    report: () => undefined,
  };
  const dependencies = {
    connection: connection as Connection,
    journal,
    overlay: createOverlay(),
    openProviders: new Map(),
  };
  return { dependencies, journal, sent };
};

test('asks once to withdraw each of many steps that wait since long ago', async () => {
  const stored = Array.from({ length: 200 }, (_, n) => entryOf(n, now - 61 * dayMs));
  const clock = { observed: { serverTime: now, at: performance.now() }, aheadMs: 0 };
  const { dependencies, journal } = await deviceWith(stored, clock);
  const put = vi.spyOn(journal, 'put');
  const stop = drain(dependencies);
  expect(put).toHaveBeenCalledTimes(200);
  stop();
});

test.each([
  ['an old refusal that nobody has acknowledged', { refusal: { rejection: { code: 'aborted', message: '' }, at: 0 } }],
  ['an old step of somebody else', { userId: 'bella' }],
] as const)('does not ask for the time because of %s', async (_, fields) => {
  // Nothing answers such a question here.
  const stored = [{ ...entryOf(1, now - 40 * dayMs), ...fields }, entryOf(2, now)];
  const { dependencies, sent } = await deviceWith(stored, { aheadMs: 0 });
  const stop = sendJournal(dependencies, { name: 'outbox', isShared: false });
  await expect.poll(() => sent).toEqual(['c2']);
  stop();
});
