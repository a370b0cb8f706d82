import { dayMs } from '@counterfoil/domain/core';
import type { Firestore } from 'firebase/firestore';
import { BehaviorSubject, of } from 'rxjs';
import { expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import { createNetwork } from '../connection/network.ts';
import type { CommandEntry } from '../journal/entry.ts';
import { openJournal } from '../journal/journal.ts';
import { openTabChannel } from '../journal/tab-channel.ts';
import { createOverlay } from '../optimistic/overlay.ts';
import { drain } from './drain.lazy.ts';

const entryOf = (n: number, notedAt: number): CommandEntry => ({
  key: `${n}`.padStart(10, '0'),
  id: `c${n}`,
  userId: 'ada',
  providerId: 'salon',
  notedAt,
  command: { id: `c${n}`, type: 'reservation.cancel', providerId: 'salon', payload: {}, issuedAt: '' },
});

test('asks once to withdraw each of many steps that wait since long ago', async () => {
  const now = Date.now();
  const stored = Array.from({ length: 200 }, (_, n) => entryOf(n, now - 61 * dayMs));
  let written = 0;
  const storage = {
    readAll: async () => stored.map((entry) => [entry.key, JSON.stringify(entry)] as const),
    write: async (changes: ReadonlyMap<string, string | undefined>) => {
      written += changes.size;
    },
  };
  const journal = openJournal(storage, openTabChannel('test', false), {
    tabId: 't',
    isDurable: true,
    report: () => {},
  });
  await journal.loaded;
  const put = vi.spyOn(journal, 'put');
  const connection: Partial<Connection> = {
    auth: { currentUser: { uid: 'ada' } } as Connection['auth'],
    firestore$: new BehaviorSubject<Firestore | undefined>(undefined),
    uid$: of('ada'),
    network: createNetwork(),
    clock: { observed: { serverTime: now, at: performance.now() }, aheadMs: 0 },
    transport: { call: (commands) => commands.map(() => new Promise(() => {})), write: () => new Promise(() => {}) },
    report: () => undefined,
  };
  const stop = drain({
    connection: connection as Connection,
    journal,
    overlay: createOverlay(),
    isOfMember: () => false,
  });
  await new Promise((resolve) => setTimeout(resolve));
  stop();
  expect(put).toHaveBeenCalledTimes(200);
  expect(written).toBe(200);
});
