import {
  catchUp,
  type EventCursor,
  type EventOptions,
  events,
  type FeedEvent,
  importanceOf,
} from '@counterfoil/client/insight';
import { Timestamp } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { eventually } from '../kit/eventually.ts';
import { createRestaurant, smallMenu } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { chooseSeed } from '../kit/seed.ts';
import { createTenant } from '../kit/tenant.ts';
import { signIn, type TestUser } from '../kit/user.ts';

const count = 1000;

/** Later than the event of the tenant itself. */
const beginSeconds = Date.UTC(2100, 0, 1) / 1000;

interface Placed {
  readonly id: string;
  readonly micros: number;
}

/** Commits of one to nine events that share a time, many of them in the same millisecond as the next. */
const history = (seed: number): Placed[] => {
  const random = xoroshiro128plus(seed);
  const next = (most: number): number => Math.abs(random.next()) % most;
  const placed: Placed[] = [];
  for (let micros = 0; placed.length < count; micros += 1 + next(900)) {
    for (let left = 1 + next(9); left > 0 && placed.length < count; left--)
      placed.push({ id: `${next(1e9).toString(36)}_${placed.length}`, micros });
  }
  return placed.toSorted((a, b) => a.micros - b.micros || (a.id < b.id ? -1 : 1));
};

const put = async (providerId: string, placed: readonly Placed[]): Promise<void> => {
  const writer = firestore.bulkWriter();
  for (const [n, { id, micros }] of placed.entries()) {
    const type = ['order.created', 'order.updated', 'order.cancelled'][n % 3];
    const createdAt = new Timestamp(beginSeconds, micros * 1000);
    writer.set(firestore.doc(`serviceProviders/${providerId}/events/${id}`), {
      ...{ id, type, entityType: 'order', entityId: `o${n % 7}`, createdBy: 'u', correlationId: 'c', payload: {} },
      ...{ syncStatus: 'processed', createdAt },
    });
  }
  await writer.close();
};

const page = async (owner: TestUser, providerId: string, options: EventOptions): Promise<FeedEvent[]> =>
  (await eventually(events(owner.counterfoil, providerId, undefined, options), ({ fromCache }) => !fromCache)).data;

/** All events on one side of a place, by `loadMore`. */
const side = async (owner: TestUser, providerId: string, options: EventOptions): Promise<string[]> => {
  const list = events(owner.counterfoil, providerId, undefined, options);
  const watching = list.subscribe();
  for (let length = 0; ; ) {
    const { data, hasMore } = await eventually(list, (state) => !state.fromCache && state.data.length > length - 1);
    if (!hasMore) {
      watching.unsubscribe();
      return data.map(({ id }) => id);
    }
    length = data.length + 1;
    list.loadMore();
  }
};

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

test(`a place is exact at each of ${count} events, many of one commit: before and after it are the history`, async () => {
  const placed = history(chooseSeed('event feed'));
  const { providerId, ownerId } = await createTenant({ services: {} });
  await put(providerId, placed);
  expect(new Set(placed.map(({ micros }) => micros)).size).toBeLessThan(count / 3);
  const owner = await signIn(ownerId);
  const ids = idsOf(placed);
  // The tenant itself has earlier events.
  const known = (some: readonly string[]): string[] => some.filter((id) => ids.includes(id));
  const cursors = new Map<string, EventCursor>();
  for (let after: EventCursor | undefined; ; ) {
    const rows = await page(owner, providerId, { after: after ?? { createdAt: '2099-12-31T00:00:00Z', id: '0' } });
    for (const row of rows) cursors.set(row.id, row.cursor);
    after = rows.at(-1)?.cursor ?? after;
    if (rows.length < 50) break;
  }
  expect([...cursors.keys()]).toEqual(ids);

  // Each place by its neighbours on both sides, also after a way through JSON.
  const devices = await Promise.all(Array.from({ length: 4 }, () => signIn(ownerId)));
  const limit = pLimit(16);
  const wrong = await Promise.all(
    ids.map((id, n) =>
      limit(async () => {
        const cursor: EventCursor = JSON.parse(JSON.stringify(cursors.get(id)));
        const device = devices[n % devices.length] ?? owner;
        const [after, before] = await Promise.all([
          page(device, providerId, { after: cursor, pageSize: 2 }),
          page(device, providerId, { before: cursor, pageSize: 2 }),
        ]);
        const around = [...known(idsOf(before)).reverse(), ...idsOf(after)];
        const expected = [...ids.slice(Math.max(0, n - 2), n), ...ids.slice(n + 1, n + 3)];
        return around.join() === expected.join() ? [] : [{ n, around, expected }];
      }),
    ),
  );
  expect(wrong.flat()).toEqual([]);
  await Promise.all(devices.map((device) => device.close()));

  // Some places by everything on both sides.
  for (let n = 7; n < count; n += 111) {
    const cursor = cursors.get(ids[n] ?? '');
    const [after, before] = [
      await side(owner, providerId, { after: cursor, pageSize: 100 }),
      await side(owner, providerId, { before: cursor, pageSize: 100 }),
    ];
    expect([...known(before).reverse(), ids[n], ...after]).toEqual(ids);
  }
  await owner.close();
}, 240_000);

test('leaves out what is less important, by the stored priority and by the type', async () => {
  const { providerId, ownerId } = await createRestaurant(smallMenu);
  const staff = userActor(ownerId);
  const line = { menuItemId: 'margherita', quantity: 1 };
  for (const orderId of ['a', 'b']) {
    await mustRun(staff, makeCommand('order.place', providerId, { orderId, lines: [{ ...line, lineId: 'l' }] }));
    await mustRun(staff, makeCommand('order.addLines', providerId, { orderId, lines: [{ ...line, lineId: 'm' }] }));
  }
  await mustRun(staff, makeCommand('order.cancel', providerId, { orderId: 'b', reason: 'left' }));
  const stored = await firestore.collection(`serviceProviders/${providerId}/events`).get();
  const orders = stored.docs.filter((event) => String(event.get('type')).startsWith('order.'));
  for (const event of orders) expect(event.get('metadata.priority')).toBe(importanceOf(String(event.get('type'))));
  // As an earlier version has stored it.
  await orders.find((event) => event.get('type') === 'order.updated')?.ref.update({ 'metadata.priority': 'normal' });
  await orders.find((event) => event.get('type') === 'order.cancelled')?.ref.update({ 'metadata.priority': 'normal' });

  const owner = await signIn(ownerId);
  const typesAt = async (least: 'low' | 'normal' | 'high') =>
    (await page(owner, providerId, { least })).map(({ type }) => type).filter((type) => type.startsWith('order.'));
  expect(await typesAt('high')).toEqual(['order.cancelled']);
  expect(await typesAt('normal')).toEqual(['order.cancelled', 'order.created', 'order.created']);
  expect((await typesAt('low')).filter((type) => type === 'order.updated')).toHaveLength(2);
  const of = events(owner.counterfoil, providerId, { entityType: 'order', entityId: 'b' }, { least: 'normal' });
  const { data } = await eventually(of, ({ fromCache }) => !fromCache);
  expect(data.map(({ type, importance }) => [type, importance])).toEqual([
    ['order.cancelled', 'high'],
    ['order.created', 'normal'],
  ]);
  await owner.close();
});

test('brings a late device up to date, live from its place on, and tells it when a snapshot is cheaper', async () => {
  // Without records, whose events would follow a moment later.
  const { providerId, ownerId } = await createTenant({ services: {} });
  const owner = await signIn(ownerId);
  const placed = history(1).slice(0, 40);
  const first = await catchUp(owner.counterfoil, providerId);
  expect(first.kind).toBe('snapshot');
  expect(await catchUp(owner.counterfoil, providerId, first.cursor)).toEqual({ ...first, kind: 'events', events: [] });

  await put(providerId, placed.slice(0, 30));
  const late = await catchUp(owner.counterfoil, providerId, first.cursor, { atMost: 30 });
  expect(late.kind === 'events' && idsOf(late.events)).toEqual(idsOf(placed.slice(0, 30)));
  expect(await catchUp(owner.counterfoil, providerId, first.cursor, { atMost: 29 })).toEqual({
    kind: 'snapshot',
    cursor: late.cursor,
  });

  const live = events(owner.counterfoil, providerId, undefined, { after: late.cursor });
  const watching = live.subscribe();
  await put(providerId, placed.slice(30));
  await eventually(live, ({ data }) => idsOf(data).join() === idsOf(placed.slice(30)).join());
  watching.unsubscribe();
  await owner.close();
});

test('names the field of a place that is none', async () => {
  const { providerId, ownerId } = await createTenant();
  const owner = await signIn(ownerId);
  const of = (options: EventOptions) => () => events(owner.counterfoil, providerId, undefined, options);
  const cursor = { createdAt: '2026-05-04T08:00:00Z', id: 'e' };
  expect(of({ after: { ...cursor, createdAt: 'noon' } })).toThrow('after.createdAt');
  expect(of({ before: { ...cursor, id: 'a/b' } })).toThrow('before.id');
  expect(of({ before: { ...cursor, id: '' } })).toThrow('before.id');
  expect(of({ after: cursor, before: cursor })).toThrow('after a place or before it');
  await expect(catchUp(owner.counterfoil, providerId, undefined, { atMost: 500 })).rejects.toThrow('1 to 499');
  await owner.close();
});
