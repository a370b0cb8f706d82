import { events, inPages } from '@counterfoil/client/insight';
import { expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { countReads } from '../kit/count-reads.ts';
import { eventually } from '../kit/eventually.ts';
import { greeting } from '../kit/greeting.ts';
import { createTenant, putMember } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

/** Later than the events of the tenant itself. */
const begin = Date.UTC(2100, 0, 1);

const put = async (providerId: string, numbers: readonly number[]): Promise<void> => {
  const batch = firestore.batch();
  for (const n of numbers)
    batch.set(firestore.doc(`serviceProviders/${providerId}/events/e${n}`), {
      id: `e${n}`,
      type: n % 2 ? 'order.created' : 'order.completed',
      entityType: 'order',
      entityId: `o${n % 3}`,
      createdBy: `u${n % 5}`,
      correlationId: `c${n % 7}`,
      createdAt: new Date(begin + n),
      syncStatus: 'processed',
    });
  await batch.commit();
};

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const newest = (count: number, from: number): string[] => upTo(count).map((n) => `e${from - n}`);
const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

test('loads page after page and bills each event once, also while new ones push others over a border', async () => {
  const { providerId, ownerId } = await createTenant();
  await put(providerId, upTo(60));
  const owner = await signIn(ownerId);
  const reads = countReads();
  const list = events(owner.counterfoil, providerId, undefined, { pageSize: 20 });
  const watching = list.subscribe();
  for (const count of [20, 40]) {
    const { data } = await eventually(list, ({ data, fromCache }) => !fromCache && data.length === count);
    expect(idsOf(data)).toEqual(newest(count, 59));
    expect(reads.sent).toHaveLength(count);
    list.loadMore();
    list.loadMore();
  }
  await eventually(list, ({ data, fromCache }) => !fromCache && data.length === 60);
  // One list with a larger limit would have been sent 20 + 40 + 60.
  expect(reads.sent).toHaveLength(60);

  // 25 more than one page: each border is crossed.
  for (const n of [60, 65, 75, 84]) {
    await put(
      providerId,
      upTo(n + 1).filter((one) => one > 59),
    );
    const { data } = await eventually(
      list,
      ({ data, fromCache }) => !fromCache && idsOf(data).join() === newest(n + 1, n).join(),
    );
    expect(data).toHaveLength(n + 1);
  }
  await firestore.doc(`serviceProviders/${providerId}/events/e50`).delete();
  await eventually(list, ({ data }) => data.length === 84 && !idsOf(data).includes('e50'));
  // Old pages are read no more, however many new events come.
  expect(new Set(reads.paths).size).toBe(85);
  reads.stop();
  watching.unsubscribe();
  await owner.close();
});

test('reads any list in pages of any size, and bills each document once', async () => {
  const { providerId, ownerId } = await createTenant();
  const owner = await signIn(ownerId);
  const at = (collection: string, n: number) => firestore.doc(`${collection}/r${n}`);
  const past = `serviceProviders/${providerId}/completedReservations`;
  const own = `endUsers/${ownerId}/notifications`;
  for (const n of upTo(25)) {
    await at(past, n).set({ timestamp: new Date(begin + n) });
    await at(own, n).set(greeting(new Date(begin + n)));
  }
  for (const list of [
    owner.counterfoil.provider(providerId).reservations('completed'),
    owner.counterfoil.me().notifications(),
  ]) {
    const reads = countReads();
    const pages = inPages<unknown>(owner.counterfoil, list, { pageSize: 10 });
    const watching = pages.subscribe();
    for (const count of [10, 20, 25]) {
      const { data } = await eventually(pages, ({ data, fromCache }) => !fromCache && data.length === count);
      expect(idsOf(data)).toEqual(upTo(count).map((n) => `r${24 - n}`));
      expect(reads.sent).toHaveLength(count);
      pages.loadMore();
    }
    reads.stop();
    watching.unsubscribe();
  }
  await owner.close();
});

test('filters by entity, type, actor and command, newest first, and not for the kitchen', async () => {
  const { providerId, ownerId } = await createTenant();
  await put(providerId, upTo(40));
  const owner = await signIn(ownerId);
  for (const [filter, isIn] of [
    [{ entityType: 'order', entityId: 'o1' }, (n: number) => n % 3 === 1],
    [{ type: 'order.created' }, (n: number) => n % 2 === 1],
    [{ actor: 'u2' }, (n: number) => n % 5 === 2],
    [{ correlationId: 'c3' }, (n: number) => n % 7 === 3],
  ] as const) {
    const list = events(owner.counterfoil, providerId, filter);
    const { data } = await eventually(list, ({ fromCache }) => !fromCache);
    expect(idsOf(data)).toEqual(
      upTo(40)
        .filter(isIn)
        .reverse()
        .map((n) => `e${n}`),
    );
  }
  expect(() => events(owner.counterfoil, providerId, undefined, { pageSize: 0 })).toThrow('1 to 500');
  const cook = await signIn();
  await putMember(providerId, cook.uid, 'kitchen');
  const denied = eventually(events(cook.counterfoil, providerId), ({ fromCache }) => !fromCache);
  await expect(denied).rejects.toMatchObject({ code: 'permission-denied' });
  await cook.close();
  await owner.close();
});
