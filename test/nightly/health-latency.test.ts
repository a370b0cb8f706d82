import { healthHistory, reportHealth } from '@counterfoil/client/health';
import { minuteMs, providerPath, secondMs } from '@counterfoil/domain';
import { collection, getFirestore, onSnapshot } from 'firebase/firestore';
import { expect, test } from 'vitest';
import { sweepHealth } from '../../functions/src/health/sweep-health.ts';
import { firestore } from '../kit/admin.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { signIn } from '../kit/user.ts';

const count = 40;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Times by the id of a command, as somebody outside sees them by their own clock. */
type Seen = Map<string, number>;

const awaitIt = async (seen: Seen, id: string): Promise<number> => {
  await expect.poll(() => seen.get(id), { interval: 1, timeout: 20_000 }).toBeDefined();
  return seen.get(id) ?? Number.NaN;
};

test(
  'the latency that the product measures is the one that an outside observer measures',
  async () => {
    const { providerId, ownerId, staffId } = await createRestaurant();
    const [owner, waiter, observer] = await Promise.all([signIn(ownerId), signIn(staffId), signIn(ownerId)]);
    const house = providerPath(providerId);

    const seen: Seen = new Map();
    const orders = collection(getFirestore(observer.app), `${house}/orders`);
    const stopSeeing = onSnapshot(orders, (snapshot) => {
      for (const { doc } of snapshot.docChanges()) seen.set(String(doc.get('lastCommandId')), Date.now());
    });
    const committed: Seen = new Map();
    const projected: Seen = new Map();
    const stopWatching = firestore.collection(`${house}/events`).onSnapshot((snapshot) => {
      for (const { doc } of snapshot.docChanges()) {
        const times = doc.get('syncStatus') === 'processed' ? projected : committed;
        times.set(String(doc.get('correlationId')), Date.now());
      }
    });

    const workspace = waiter.counterfoil.openWorkspace(providerId, { heartbeatMs: 15_000, deviceName: 'Tablet' });
    const stopReport = reportHealth(waiter.counterfoil, workspace);
    await workspace.ready();
    const place = (id: string) =>
      waiter.counterfoil.send({ id, type: 'order.place', providerId, payload: { orderId: newId('order'), lines: [] } });
    // The functions' workers are cold, and a first command measures their start.
    for (const n of [1, 2, 3]) await place(newId(`warm${n}`));

    const sentAt: Seen = new Map();
    for (let n = 0; n < count; n++) {
      const id = newId('placed');
      sentAt.set(id, Date.now());
      await place(id);
      await awaitIt(seen, id);
      await awaitIt(projected, id);
    }
    const [outside, toCommit, toProjection] = [seen, committed, projected].map((times) =>
      median([...sentAt].map(([id, at]) => (times.get(id) ?? Number.NaN) - at)),
    );

    // Once the device's report has come with a heartbeat, the clock moves on to the end of the minute.
    const devices = firestore.collection(`${house}/devices`);
    const reported = async () =>
      (await devices.get()).docs.map((device) => Number(device.get('health.seen.count') ?? 0));
    await expect.poll(reported, { interval: 200, timeout: 40_000 }).toEqual([expect.toSatisfy((n) => n >= count / 2)]);
    const { failures } = await sweepHealth({ firestore, clock: () => new Date(Date.now() + 100 * secondMs) });
    expect(failures).toEqual([]);
    const history = healthHistory(owner.counterfoil, providerId);
    const { data } = await eventually(history, ({ data: { total } }) => total.seen.count > 0);
    const { total } = data;
    console.log(
      `send to seen: ${outside} ms outside, ${total.seen.p50} by ${total.seen.count} of the device; ` +
        `to commit: ${toCommit} ms outside, ${total.committed.p50} by the product; ` +
        `to projection: ${toProjection} ms outside, ${(total.committed.p50 ?? 0) + (total.projected.p50 ?? 0)} by the product`,
    );
    expect(Math.abs((total.seen.p50 ?? 0) / (outside ?? 0) - 1)).toBeLessThan(0.2);
    expect(total.devices).toBeGreaterThan(0);

    stopReport();
    stopSeeing();
    stopWatching();
    workspace.release();
    await Promise.all([owner.close(), waiter.close(), observer.close()]);
  },
  2 * minuteMs,
);
