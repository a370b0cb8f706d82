import {
  dueCustomers,
  dueNotifications,
  dueOrderNumbers,
  dueReminders,
  endedSubscriptions,
  expiredHolds,
  expiredMoves,
  failedEvents,
  failedRecordChanges,
  type Query,
} from '@counterfoil/domain';
import { Timestamp } from 'firebase-admin/firestore';
import { beforeAll, describe, expect, test } from 'vitest';
import { backfillShards } from '../../functions/src/backfill/shards.ts';
import { duePages } from '../../functions/src/firestore/due-pages.ts';
import { toQuery } from '../../functions/src/firestore/to-query.ts';
import { openDatabase } from '../kit/admin.ts';

const apart = openDatabase('due-shards');

const now = new Date();
const [past, future] = [-1000, 1000].map((ms) => Timestamp.fromMillis(now.getTime() + ms));
const [expired = [], pending = [], renewed = []] = endedSubscriptions(now).map((query) => [query]);

/** Everything that schedules look for: its query, a folder, and its fields, which are due at a time. */
const kinds: readonly (readonly [what: string, due: Query, folder: string, fields: (at: unknown) => object])[] = [
  ['holds', expiredHolds(now), 'endUsers/a/reservations', (at) => ({ status: 'pending', holdExpiresAt: at })],
  ['moves', expiredMoves(now), 'endUsers/a/reservations', (at) => ({ status: 'confirmed', move: { expiresAt: at } })],
  ...[expired, pending, renewed]
    .flat()
    .map(
      (due, n) =>
        [
          `subscriptions by ${due.orderBy[0]?.[0]} ${n}`,
          due,
          'endUsers/a/subscriptions',
          (at: unknown) => ({ status: n === 1 ? 'pending' : 'active', [due.orderBy[0]?.[0] ?? '']: at }),
        ] as const,
    ),
  ['notifications', dueNotifications(now), 'endUsers/a/notifications', (at) => ({ nextAttemptAt: at })],
  ['customers', dueCustomers(now), 'serviceProviders/p/customers', (at) => ({ inactiveAt: at })],
  ['order numbers', dueOrderNumbers(now), 'serviceProviders/p/orderNumbers', (at) => ({ restartAt: at })],
  ['reminders', dueReminders(now), 'scheduledReminders', (at) => ({ status: 'scheduled', scheduledFor: at })],
  ['events', failedEvents(now), 'serviceProviders/p/events', (at) => ({ syncStatus: 'failed', nextAttemptAt: at })],
  ['changes of records', failedRecordChanges(now), 'failedRecordChanges', (at) => ({ nextAttemptAt: at })],
];

const idOf = (what: string, n: number): string => `${what.replaceAll(' ', '-')}-${n}`;

const foundIn = async (what: string, due: Query): Promise<string[]> => {
  const ids: string[] = [];
  for await (const page of duePages(apart, due)) ids.push(...page.map(({ id }) => id));
  return ids.filter((id) => id.startsWith(idOf(what, 0).slice(0, -1)));
};

describe('documents that an earlier version has written without a shard', () => {
  const due = [0, 1, 2].map((n) => n);

  beforeAll(async () => {
    const batch = apart.batch();
    for (const [what, , folder, fields] of kinds) {
      for (const n of due) batch.set(apart.doc(`${folder}/${idOf(what, n)}`), fields(past));
      batch.set(apart.doc(`${folder}/${idOf(what, 9)}`), fields(future));
    }
    await batch.commit();
  });

  test.each(kinds)('are found: %s', async (what, query) => {
    expect(await foundIn(what, query)).toEqual(due.map((n) => idOf(what, n)));
  });

  test('get a shard from the backfill, once', async () => {
    const documents = kinds.length * (due.length + 1);
    expect(await backfillShards(apart)).toEqual({ checked: documents, changed: documents });
    expect(await backfillShards(apart)).toEqual({ checked: documents, changed: 0 });
  });

  test.each(kinds)('are then found by their shards, each once: %s', async (what, query) => {
    const { docs } = await toQuery(apart, query).get();
    expect(docs.map(({ id }) => id)).toEqual(expect.arrayContaining(due.map((n) => idOf(what, n))));
    expect((await foundIn(what, query)).sort()).toEqual(due.map((n) => idOf(what, n)));
  });
});
