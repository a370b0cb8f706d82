import { platformDays, platformProviders, platformSummary, suspensions } from '@counterfoil/client/platform';
import { metricsDay, platformDaysPath, platformProvidersPath, platformSummaryPath } from '@counterfoil/domain';
import { describe, expect, test } from 'vitest';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { providerSwitches } from '../../functions/src/firestore/provider-switches.ts';
import { sweepHealth } from '../../functions/src/health/sweep-health.ts';
import { summarize } from '../../functions/src/platform/summarize.ts';
import { firestore } from '../kit/admin.ts';
import { call, callPreview } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { counting, type Operations } from '../kit/count-operations.ts';
import { eventually } from '../kit/eventually.ts';
import { type HealthWorld, noon, openHealthWorld } from '../kit/health-world.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, run, systemActor, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, price, putMember, putService } from '../kit/tenant.ts';
import { until } from '../kit/until.ts';
import { idToken, signIn } from '../kit/user.ts';

const sum = async (world: HealthWorld, minute: number): Promise<Operations> => {
  const operations: Operations = { reads: 0, writes: 0 };
  world.goTo(minute);
  await sweepHealth(world.notifier);
  await counting(operations, () => summarize(world.notifier));
  return operations;
};

describe('the summary', () => {
  test('ranks providers, finds the unhealthy ones, and adds up the day', async () => {
    const world = await openHealthWorld();
    const { database, providerId } = world;
    const other = (await createTenant({ database })).providerId;
    const silent = (await createTenant({ database })).providerId;
    await world.put(0, { commands: 10 });
    await world.put(0, { commands: 30, executedMs: 1500 }, other);
    await sum(world, 0);
    const day = metricsDay(new Date(noon));
    const summary = (await database.doc(platformSummaryPath).get()).data();
    expect(summary).toMatchObject({
      activeProviders: 2,
      unhealthyProviders: 1,
      top: [
        { providerId: other, commands: 30 },
        { providerId, commands: 10 },
      ],
      unhealthy: [{ providerId: other, levels: { latency: expect.stringMatching(/warning|critical/) } }],
    });
    expect(JSON.stringify(summary)).not.toContain(silent);
    const total = await database.doc(`${platformDaysPath}/${day}`).get();
    expect(total.data()).toMatchObject({ day, providers: 2, commands: 40, events: 40 });
    const row = await database.doc(`${platformProvidersPath}/${other}`).get();
    expect(row.data()).toMatchObject({ providerId: other, commands: 30, reads: 30 * 8, writes: 30 * 9 });
    expect(row.get('microDollars')).toBe(Math.round(240 * 0.3 + 270 * 0.9));
  });

  test('says the same when it runs again, and follows a new minute', async () => {
    const world = await openHealthWorld();
    const { database, providerId } = world;
    const figures = async () =>
      (await database.doc(platformDaysPath.concat('/', metricsDay(new Date(noon)))).get()).data();
    await world.put(0);
    await sum(world, 0);
    const first = await figures();
    await summarize(world.notifier);
    expect(await figures()).toMatchObject({ commands: first?.commands, microDollars: first?.microDollars });
    await world.put(1);
    await sum(world, 1);
    expect(await figures()).toMatchObject({ commands: 40, providers: 1 });
    expect((await database.doc(`${platformProvidersPath}/${providerId}`).get()).get('commands')).toBe(40);
  });

  test('reads one document for each provider with traffic, whatever else the platform holds', async () => {
    const world = await openHealthWorld();
    const { database } = world;
    const ids = Array.from({ length: 310 }, (_, n) => `many-${n}`);
    const day = metricsDay(new Date(noon));
    const writer = database.bulkWriter();
    const at = new Date(noon);
    for (const id of ids) {
      void writer.set(database.doc(`serviceProviders/${id}/metrics/${day}`), {
        ...{
          day,
          hours: { '12': { commands: 1, events: 1 } },
          minutes: {},
          createdAt: at,
          updatedAt: at,
          expireAt: at,
        },
      });
    }
    for (let n = 0; n < 300; n++) void writer.set(database.doc(`serviceProviders/idle-${n}`), { name: 'Idle' });
    await writer.close();
    world.goTo(0);
    const operations: Operations = { reads: 0, writes: 0 };
    await counting(operations, () => summarize(world.notifier));
    // 310 metrics, the summary before, and the empty page at the end.
    expect(operations.reads).toBe(312);
    expect((await database.doc(platformSummaryPath).get()).data()).toMatchObject({ activeProviders: 310 });
    expect((await database.doc(platformSummaryPath).get()).get('top')).toHaveLength(20);
  });

  test('is live for the platform, and refused to an owner', async () => {
    const boss = await signIn(newId('boss'), { platform: true });
    const stamps = { createdAt: new Date(), updatedAt: new Date() };
    const levels = { drops: 'normal', latency: 'normal', failures: 'normal' };
    const providerId = newId('salon');
    await firestore.doc(`${platformProvidersPath}/${providerId}`).set({
      ...{ providerId, day: '2030-01-01', microDollars: 9_000_000_000, levels, ...stamps },
    });
    await firestore.doc(`${platformDaysPath}/9999-01-01`).set({ day: '9999-01-01', commands: 5, ...stamps });
    await firestore.doc(platformSummaryPath).set({ connectedProviders: 1, ...stamps });
    const { counterfoil } = boss;
    await eventually(platformSummary(counterfoil), ({ data }) => data !== undefined);
    await eventually(platformDays(counterfoil), ({ data }) => data[0]?.commands === 5);
    await eventually(platformProviders(counterfoil), ({ data }) => data.some((one) => one.providerId === providerId));
    const owner = await signIn();
    await expect(eventually(platformSummary(owner.counterfoil), () => true, 5000)).rejects.toThrow();
    await Promise.all([boss.close(), owner.close()]);
  });
});

describe('a suspended provider', () => {
  test('is in no directory, though its owner lists it at the same moment, the first time and later ones', async () => {
    for (let n = 0; n < 8; n++) {
      const { providerId, ownerId } = await createTenant();
      const send = (actor: Parameters<typeof run>[0], type: Parameters<typeof makeCommand>[0], payload: object) =>
        run(actor, makeCommand(type, providerId, payload as never));
      for (let round = 0; round < 3; round++) {
        const [begun] = await Promise.all([
          send(systemActor, 'provider.suspend', { reason: 'Fraud' }),
          send(userActor(ownerId), 'provider.list', { text: 'Via Roma 1' }),
        ]);
        expect(begun.outcome).toBe('applied');
        expect((await firestore.doc(`directory/${providerId}`).get()).exists).toBe(false);
        await send(systemActor, 'provider.resume', {});
        await send(userActor(ownerId), 'provider.unlist', {});
      }
    }
  });

  test('refuses what people do by call, by queue and by preview, until it is resumed', async () => {
    const { providerId, ownerId } = await createTenant();
    const operator = await idToken(newId('operator'), { operator: true });
    const owner = await idToken(ownerId);
    const customer = newId('user');
    const token = await idToken(customer);
    const send = async (by: string, type: string, payload: object) => {
      const { outcomes } = await call(by, { commands: [makeCommand(type as 'provider.update', providerId, payload)] });
      const outcome = outcomes?.[0];
      return outcome?.outcome === 'rejected' ? outcome.rejection.details?.reason : outcome?.outcome;
    };
    const book = (reservationId: string) =>
      send(token, 'reservation.create', {
        ...{ reservationId, serviceId: 'cut', startTime: inDays(3, 10).toISOString(), partySize: 1 },
      });
    const reservationId = newId('booking');
    expect(await book(reservationId)).toBe('applied');

    expect(await send(owner, 'provider.suspend', { reason: 'Mine' })).toBe('wrong-sender');
    expect(await send(operator, 'provider.suspend', { reason: 'Unpaid fees' })).toBe('applied');
    // Each instance learns of it within five seconds.
    await until(
      async () => await book(newId('booking')),
      (answer) => answer === 'suspended',
      20_000,
    );
    await until(
      async () => await send(owner, 'provider.update', { name: 'Other' }),
      (answer) => answer === 'suspended',
      20_000,
    );

    // A queued command is refused with the reason, so nobody waits for it.
    const queued = makeCommand('provider.update', providerId, { name: 'Queued' });
    const path = `serviceProviders/${providerId}/commands/${queued.id}`;
    await firestore.doc(path).set({ ...queued, status: 'queued', createdBy: ownerId, createdAt: new Date() });
    await until(
      async () => (await firestore.doc(path).get()).get('status'),
      (status) => status !== 'queued',
      30_000,
    );
    expect((await firestore.doc(path).get()).data()).toMatchObject({
      status: 'rejected',
      rejection: { code: 'failed-precondition', details: { reason: 'suspended' } },
    });
    expect((await firestore.doc(`serviceProviders/${providerId}`).get()).get('name')).toBe('Salon Test');

    const wish = makeCommand('provider.update', providerId, { name: 'Perhaps' });
    const preview = async () => (await callPreview(owner, { command: wish })).result;
    await until(
      preview,
      (answer) => answer?.outcome === 'rejected' && answer.rejection.details?.reason === 'suspended',
    );

    // A customer may leave.
    expect(await send(token, 'reservation.cancel', { userId: customer, reservationId })).toBe('applied');
    expect(await send(operator, 'provider.resume', {})).toBe('applied');
    await until(
      async () => await send(owner, 'provider.update', { name: 'Open again' }),
      (answer) => answer === 'applied',
      20_000,
    );
  }, 120_000);

  test('still takes payments, and lets holds expire; what was applied before stays a duplicate', async () => {
    const { providerId, ownerId } = await createTenant();
    const context = { firestore, clock: () => new Date(), switchesOf: async () => ({ isSuspended: true }) };
    const command = makeCommand('provider.update', providerId, { name: 'Before' });
    expect(await run(userActor(ownerId), command)).toMatchObject({ outcome: 'applied' });
    const [again, next] = await executeBatch(context, userActor(ownerId), [
      command,
      makeCommand('provider.update', providerId, { name: 'After' }),
    ]);
    expect(again).toMatchObject({ outcome: 'duplicate' });
    expect(next).toMatchObject({ rejection: { details: { reason: 'suspended' } } });
    await putService(providerId, 'pay', { ...automatic, confirmation: 'payment' });
    const userId = newId('user');
    const [paid, lapsed] = [newId('paid'), newId('lapsed')];
    for (const [n, reservationId] of [paid, lapsed].entries()) {
      const startTime = inDays(3 + n, 10).toISOString();
      const payload = { reservationId, serviceId: 'pay', startTime, partySize: 1 };
      await mustRun(userActor(userId), makeCommand('reservation.create', providerId, payload));
    }
    const payment = { userId, reservationId: paid, paymentId: newId('pi'), gateway: 'stripe', amount: price };
    const anHourLater = { ...context, clock: () => new Date(Date.now() + 3_600_000) };
    const [settled] = await executeBatch(context, systemActor, [
      makeCommand('reservation.confirmPayment', providerId, payment),
    ]);
    const [expired] = await executeBatch(anHourLater, systemActor, [
      makeCommand('reservation.expire', providerId, { userId, reservationId: lapsed }),
    ]);
    expect([settled?.outcome, expired?.outcome]).toEqual(['applied', 'applied']);
    // A stranger learns nothing.
    const [stranger] = await executeBatch(context, userActor(newId('stranger')), [
      makeCommand('provider.update', providerId, { name: 'Evil' }),
    ]);
    expect(stranger).toMatchObject({ rejection: { details: { reason: 'needs-role' } } });
  });

  test('shows the platform and its owner why, live', async () => {
    const { providerId, ownerId } = await createTenant();
    const manager = newId('manager');
    await putMember(providerId, manager, 'manager');
    const boss = await signIn(newId('boss'), { operator: true });
    const suspended = eventually(suspensions(boss.counterfoil), ({ data }) =>
      data.some((one) => one.providerId === providerId && one.reason === 'Fraud'),
    );
    const outcome = await boss.counterfoil.send({ type: 'provider.suspend', providerId, payload: { reason: 'Fraud' } });
    expect(outcome).toMatchObject({ outcome: 'applied' });
    await suspended;
    // Owner and manager are told; the reason is no part of the message.
    for (const uid of [ownerId, manager]) {
      const inbox = firestore.collection(`endUsers/${uid}/notifications`);
      const told = async () => (await inbox.get()).docs.map((one) => one.data());
      await expect.poll(told).toMatchObject([{ type: 'staffSuspended' }]);
      expect(JSON.stringify(await told())).not.toContain('Fraud');
    }
    await boss.close();
  });
});

describe('settings of functions', () => {
  test('reach two instances within seconds, and all shards add up', async () => {
    const { providerId, ownerId } = await createTenant();
    let now = Date.now();
    const instances = [providerSwitches(() => now), providerSwitches(() => now)].map((switches) => ({
      firestore,
      clock: () => new Date(),
      switchesOf: (id: string) => switches(firestore, id),
    }));
    const update = (sync: object) =>
      run(userActor(ownerId), makeCommand('provider.update', providerId, { settings: { sync } }));
    const counters = async () => (await firestore.collection(`serviceProviders/${providerId}/counters`).get()).docs;
    const book = async (count: number) => {
      for (let n = 0; n < count; n++) {
        const startTime = inDays(3 + n, 10).toISOString();
        const payload = { reservationId: newId('booking'), serviceId: 'cut', startTime, partySize: 1 };
        const command = makeCommand('reservation.create', providerId, payload);
        const instance = instances[n % 2];
        if (!instance) throw new Error('no instance');
        const [outcome] = await executeBatch(instance, userActor(newId('user')), [command]);
        expect(outcome).toMatchObject({ outcome: 'applied' });
      }
    };
    await book(12);
    expect((await counters()).every(({ id }) => Number(id) < 8)).toBe(true);
    expect(await update({ counterShards: 32 })).toMatchObject({ outcome: 'applied' });
    now += 5001;
    await book(40);
    expect((await counters()).some(({ id }) => Number(id) >= 8)).toBe(true);
    expect((await counters()).reduce((sum, shard) => sum + Number(shard.get('totalReservations') ?? 0), 0)).toBe(52);
    const [switches] = await Promise.all(instances.map(({ switchesOf }) => switchesOf(providerId)));
    expect(switches).toEqual({ counterShards: 32, isSuspended: false });
    expect(await update({ counterShards: 16 })).toMatchObject({
      rejection: { code: 'invalid-argument', details: { field: 'settings.sync.counterShards' } },
    });
  }, 60_000);
});
