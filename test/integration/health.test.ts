import { minuteMs, providerPath, type Signal } from '@counterfoil/domain';
import { describe, expect, test } from 'vitest';
import { sweepHealth } from '../../functions/src/health/sweep-health.ts';
import { counting, type Operations } from '../kit/count-operations.ts';
import { type HealthWorld, noon, openHealthWorld } from '../kit/health-world.ts';
import { newId } from '../kit/new-id.ts';

const metricsOf = async ({ database }: HealthWorld, providerId: string) =>
  (await database.collection(`${providerPath(providerId)}/metrics`).get()).docs;

const minutesOf = async (world: HealthWorld): Promise<Record<string, unknown>> =>
  Object.assign({}, ...(await metricsOf(world, world.providerId)).map((day) => day.get('minutes')));

const alertsOf = async ({ database, providerId }: HealthWorld): Promise<string[]> => {
  const { docs } = await database.collection(`${providerPath(providerId)}/alerts`).get();
  return docs.map(({ id }) => id);
};

const measure = async (world: HealthWorld, minute: number): Promise<Operations> => {
  const operations: Operations = { reads: 0, writes: 0 };
  world.goTo(minute);
  const { failures } = await counting(operations, () => sweepHealth(world.notifier));
  expect(failures).toEqual([]);
  return operations;
};

const bad: Readonly<Record<Signal, readonly [Parameters<HealthWorld['put']>[1], message: string]>> = {
  latency: [{ executedMs: 1500 }, 'staffHealthLatency'],
  drops: [{ commands: 50, pending: 4 }, 'staffHealthDrops'],
  failures: [{ errors: 3 }, 'staffHealthFailures'],
};

describe('an alert', () => {
  test.each(Object.entries(bad))(
    'of %s is raised once, told once to owner and manager, and cleared once',
    async (signal, [traffic, message]) => {
      const world = await openHealthWorld();
      const told = { owner: [message], manager: [message], staff: [], kitchen: [] };
      await world.put(0, traffic);
      await measure(world, 0);
      expect(await alertsOf(world)).toEqual([]);
      for (const minute of [1, 2, 3]) {
        await world.put(minute, traffic);
        await measure(world, minute);
        await world.tell();
        expect(await alertsOf(world)).toEqual([`health_${signal}`]);
        expect(await world.told()).toEqual(told);
      }
      const alert = await world.database.doc(`${providerPath(world.providerId)}/alerts/health_${signal}`).get();
      expect(alert.data()).toMatchObject({ type: 'healthDegraded', signal, level: expect.stringMatching(/ing|ical/) });
      expect(alert.get('since').toDate()).toEqual(new Date(noon));

      for (const minute of [4, 5, 6, 7]) {
        await world.put(minute);
        await measure(world, minute);
        expect(await alertsOf(world)).toEqual([`health_${signal}`]);
      }
      // Nothing happens in the fifth minute, which is calm, too.
      await measure(world, 8);
      expect(await alertsOf(world)).toEqual([]);
      await world.put(9);
      await measure(world, 9);
      await world.tell();
      expect(await alertsOf(world)).toEqual([]);
      expect(await world.told()).toEqual(told);
    },
    60_000,
  );

  test('has the threshold of its provider', async () => {
    const world = await openHealthWorld();
    const hidden = world.database.doc(`${providerPath(world.providerId)}/private/profile`);
    await hidden.update({ settings: { health: { latencyMs: 2000 } } });
    for (const minute of [0, 1]) {
      await world.put(minute, { executedMs: 1500 });
      await measure(world, minute);
    }
    expect(await alertsOf(world)).toEqual([]);
    await hidden.update({ settings: { health: { latencyMs: 40 } } });
    for (const minute of [2, 3]) {
      await world.put(minute);
      await measure(world, minute);
    }
    expect(await alertsOf(world)).toEqual(['health_latency']);
  });

  test('is told once, though a run dies between telling and raising, and two run at once', async () => {
    const world = await openHealthWorld();
    for (const minute of [0, 1]) await world.put(minute, { executedMs: 1500 });
    await measure(world, 0);
    world.goTo(1);
    await Promise.all([sweepHealth(world.notifier), sweepHealth(world.notifier)]);
    await world.database.doc(`${providerPath(world.providerId)}/alerts/health_latency`).delete();
    await world.put(2, { executedMs: 1500 });
    await measure(world, 2);
    await world.tell();
    expect(await alertsOf(world)).toEqual(['health_latency']);
    expect((await world.told()).owner).toEqual(['staffHealthLatency']);
  });
});

describe('measuring', () => {
  test('costs a busy provider one write a minute, and a quiet one none', async () => {
    const world = await openHealthWorld();
    const neighbour = newId('salon');
    await world.database.doc(providerPath(neighbour)).set({ name: 'Quiet', settings: {} });
    const quiet = await measure(world, -1);
    expect(quiet.writes).toBe(0);
    for (const minute of [0, 1, 2]) {
      await world.put(minute);
      const { reads, writes } = await measure(world, minute);
      console.log(`a minute of 20 commands: ${reads} reads, ${writes} writes, one of them for the platform`);
      expect(writes).toBe(2);
    }
    expect(await metricsOf(world, neighbour)).toEqual([]);
    expect((await measure(world, 5)).writes).toBe(0);
    expect(Object.keys(await minutesOf(world))).toHaveLength(3);
  });

  test('fails for no command that somebody has queued for a name that no provider can have', async () => {
    const world = await openHealthWorld();
    const queued = {
      ...{ type: 'reservation.create', providerId: '__x__', payload: {}, status: 'queued', createdBy: 'eve' },
      issuedAt: '2026-06-01T12:00:00.000Z',
    };
    await world.database.doc('endUsers/eve/commands/c').set({ id: 'c', ...queued, createdAt: new Date(noon) });
    await world.put(0);
    await measure(world, 0);
    expect(Object.keys(await minutesOf(world))).toHaveLength(1);
  });

  test('stores a minute once if two runs measure it at once, or one again', async () => {
    const world = await openHealthWorld();
    await measure(world, -1);
    await world.put(0);
    world.goTo(0);
    const before = await world.database.doc('platform/healthProgress').get();
    const results = await Promise.all([1, 2, 3].map(() => sweepHealth(world.notifier)));
    expect(results.flatMap(({ failures }) => failures)).toEqual([]);
    expect(results.reduce((sum, { measured }) => sum + measured, 0)).toBe(1);
    if (before.exists) await before.ref.set(before.data() ?? {});
    else await before.ref.delete();
    await sweepHealth(world.notifier);
    const [day] = await metricsOf(world, world.providerId);
    expect(day?.get('hours')).toMatchObject({ '12': { events: 20, commands: 20 } });
    expect(day?.get('expireAt').toDate()).toEqual(new Date('2026-07-02T00:00:00Z'));
  });

  test('reads a thousand events of a minute in pages, each once', async () => {
    const world = await openHealthWorld();
    await world.put(0, { commands: 1200 });
    const { reads } = await measure(world, 0);
    expect(await minutesOf(world)).toMatchObject({ '2026-06-01T12:00': { events: 1200, commands: 1200 } });
    console.log(`1200 events: ${reads} reads`);
    expect(reads).toBeLessThan(1220);
  });

  test('takes in queues, devices and the latest audit, and nothing of devices that write nonsense', async () => {
    const world = await openHealthWorld();
    const { database, providerId, staff } = world;
    const house = providerPath(providerId);
    world.goTo(0);
    const device = { user: staff, name: 'T', queued: 2, lastSeenAt: world.now, createdAt: world.now };
    const spread = { count: 10, p50: 70, p95: 120 };
    const report = { lost: 1, documents: 100, cached: 80, reconnects: 2, slowQueries: 1, lists: 10, stale: 1 };
    const queuedSince = new Date(world.now.getTime() - 5 * minuteMs);
    const queued = {
      ...{ id: 'c', type: 'order.place', payload: {}, issuedAt: new Date(noon).toISOString() },
      ...{ status: 'queued', createdBy: staff, createdAt: new Date(noon) },
    };
    await Promise.all([
      database.doc(`${house}/devices/a`).set({ ...device, queuedSince, health: { ...report, seen: spread } }),
      database.doc(`${house}/devices/old`).set({ ...device, queued: 0 }),
      database.doc(`${house}/devices/evil`).set({ ...device, queued: 'x', health: { lost: 1e9, documents: 'many' } }),
      database.doc(`${house}/devices/away`).set({ ...device, lastSeenAt: new Date(noon - 10 * minuteMs) }),
      database.doc(`${house}/alerts/audit`).set({ type: 'auditBroken', count: 1, checked: 8, broken: ['x'] }),
      database.doc('serviceProviders/nobody/commands/c').set({ ...queued, providerId: 'nobody' }),
      database.doc(`${house}/commands/c`).set({ ...queued, providerId }),
    ]);
    await world.put(0);
    await measure(world, 0);
    expect(await minutesOf(world)).toMatchObject({
      '2026-06-01T12:00': {
        ...{ devices: 3, queued: 3, oldestMs: 5 * minuteMs, consistency: 87.5 },
        ...{ lost: 1, documents: 100, cached: 80, reconnects: 2, slowQueries: 1 },
        levels: { drops: 'normal', latency: 'normal', failures: 'normal' },
      },
    });
    expect(await metricsOf(world, 'nobody')).toEqual([]);
  });
});
