import { setTimeout as wait } from 'node:timers/promises';
import { type Finding, providerPath } from '@counterfoil/domain';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { beforeEach, expect, test } from 'vitest';
import { planRepair, repairFinding } from '../../functions/src/audit/repair-finding.ts';
import { repairProvider } from '../../functions/src/audit/repair-provider.ts';
import { makeCommand } from '../kit/command.ts';
import { changedPaths, findings, repair } from '../kit/damage/expect-repair.ts';
import { type DamagedWorld, openDamagedWorld, projectAll } from '../kit/damage/world.ts';
import { dyingAfter } from '../kit/dying-after.ts';
import { everything } from '../kit/leaving-world.ts';
import { run, systemActor, userActor } from '../kit/run.ts';
import { inDays } from '../kit/tenant.ts';
import { wrapCommit } from '../kit/wrap-commit.ts';

let world: DamagedWorld;
beforeEach(async () => {
  world = await openDamagedWorld();
});

const clock = () => new Date();
const reference = () => world.firestore.doc(world.at(`confirmedReservations/${world.ids.next}`));
const seats = () => world.firestore.doc(world.at(`slots/cut_${inDays(3, 10).toISOString().slice(0, 10)}Z`));

/** Five documents at once: a lost reference, overbooked seats, a counter, a table and a stock. */
const damage = async (): Promise<void> => {
  const { firestore, at } = world;
  await reference().delete();
  const [key = ''] = Object.keys((await seats().get()).get('booked'));
  await seats().set({ booked: { [key]: FieldValue.increment(2) } }, { merge: true });
  const { docs } = await firestore.collection(at('counters')).get();
  await docs[0]?.ref.update({ totalReservations: FieldValue.increment(3) });
  await firestore.doc(at('tables/t0')).update({ orderId: FieldValue.delete() });
  await firestore.doc(at('ingredients/cola')).update({ currentStock: FieldValue.increment(4) });
};

const mended = async (): Promise<Map<string, unknown>> =>
  new Map(
    [...(await everything(world.firestore))]
      .filter(([path]) => !/^receipts\/|\/events\//.test(path))
      .map(([path, text]) => [
        path,
        { ...JSON.parse(text), updatedAt: 0, totalReservations: Number(JSON.parse(text).totalReservations ?? 0) },
      ]),
  );

/** The events of repairs: as many as documents were mended. */
const repairs = async (): Promise<number> =>
  (await world.firestore.collection(world.at('events')).where('type', '==', 'invariant.repaired').get()).size;

test.each([0, 1, 2, 3, 4])('a repair that dies after %s findings and runs again ends the same', async (commits) => {
  const before = await mended();
  await damage();
  await expect(repair(world, dyingAfter(world.firestore, commits))).rejects.toThrow('the process has died');
  expect(await repairs()).toBe(commits);
  const { report } = await repair(world);
  expect(report.broken).toEqual([]);
  expect(await mended()).toEqual(before);
  expect(await repairs()).toBe(5);
});

/** The answer to the first commit is lost: before it was stored, or after. */
const losing = (database: Firestore, when: 'before' | 'after'): Firestore => {
  let isFirst = true;
  return wrapCommit(database, async (commit) => {
    const isLost = isFirst;
    isFirst = false;
    const results = isLost && when === 'before' ? [] : await commit();
    if (isLost) throw Object.assign(new Error('unavailable'), { code: 14 });
    return results;
  });
};

test.each(['before', 'after'] as const)('a commit whose answer is lost %s it was stored mends once', async (when) => {
  const before = await mended();
  await damage();
  const { report } = await repair(world, losing(world.firestore, when));
  expect(report.broken).toEqual([]);
  expect(await mended()).toEqual(before);
  expect(await repairs()).toBe(5);
});

test('two repairs at once end the same, and mend each document once', async () => {
  const before = await mended();
  await damage();
  const runs = await Promise.all([repair(world), repair(world), wait(20).then(() => repair(world))]);
  for (const { report } of runs) expect(report.broken).toEqual([]);
  expect(await mended()).toEqual(before);
  expect(await repairs()).toBe(5);
});

const seen = async (finding: Finding) => ({ providerId: world.providerId, finding, seenAt: new Date() });

test('without --apply nothing is written, and each finding shows its writes', async () => {
  await damage();
  const before = await everything(world.firestore);
  const options = { apply: false };
  const { steps } = await repairProvider({ firestore: world.firestore, clock }, world.providerId, options);
  expect(steps.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'planned'));
  for (const { finding, writes } of steps) expect(writes.map(({ path }) => path)).toContain(finding.where);
  expect(await everything(world.firestore)).toEqual(before);
});

test('a finding that is stale, or mended already, writes nothing', async () => {
  await damage();
  const stale = await Promise.all((await findings(world)).map(seen));
  await repair(world);
  const before = await everything(world.firestore);
  for (const one of stale) {
    const context = { firestore: world.firestore, clock };
    expect((await planRepair(context, one)).writes).toEqual([]);
    expect(await repairFinding(context, one)).toMatchObject({ outcome: 'applied', eventIds: [] });
  }
  expect(changedPaths(before, await everything(world.firestore))).toEqual([]);
});

test('seats that somebody has booked since are not set back', async () => {
  await damage();
  const [stale] = (await findings(world)).filter(({ what }) => what === 'seats.differs');
  expect(stale).toBeDefined();
  if (!stale) return;
  const one = await seen(stale);
  const booking = { reservationId: 'another', serviceId: 'cut', startTime: inDays(3, 10).toISOString(), partySize: 1 };
  const create = makeCommand('reservation.create', world.providerId, booking);
  await run(userActor(world.uid), create, new Date(), world.firestore);
  const before = (await seats().get()).data();
  await repairFinding({ firestore: world.firestore, clock }, one);
  expect((await seats().get()).data()).toEqual(before);
  await projectAll(world.restaurant);
  await repair(world);
  expect(await findings(world)).toEqual([]);
});

test('the same damage on another day is mended again', async () => {
  for (const _ of [1, 2]) {
    await reference().delete();
    expect((await repair(world)).steps.map(({ state }) => state)).toEqual(['repaired']);
  }
  expect(await repairs()).toBe(2);
});

test('nobody but the system repairs, and nothing of another provider', async () => {
  await damage();
  const [finding] = await findings(world);
  if (!finding) throw new Error('nothing was found');
  const payload = { ...finding, from: [...finding.from], seenAt: new Date().toISOString() };
  const before = await everything(world.firestore);
  const send = (actor: typeof systemActor, more: object) =>
    run(actor, makeCommand('invariant.repair', world.providerId, { ...payload, ...more }), new Date(), world.firestore);
  const refusal = (code: string) => ({ outcome: 'rejected', rejection: expect.objectContaining({ code }) });
  expect(await send(userActor('owner'), {})).toEqual(expect.objectContaining(refusal('permission-denied')));
  expect(await send(userActor('stranger'), {})).toEqual(expect.objectContaining(refusal('permission-denied')));
  const foreign = { where: `${providerPath('another')}/tables/t0` };
  expect(await send(systemActor, foreign)).toEqual(expect.objectContaining(refusal('invalid-argument')));
  expect(await send(systemActor, { what: 'nothing' })).toEqual(expect.objectContaining(refusal('invalid-argument')));
  expect(changedPaths(before, await everything(world.firestore))).toEqual([]);
});

test('what no source tells is left to a person', async () => {
  const { firestore, at, ids, uid } = world;
  const event = firestore.collection(`endUsers/${uid}/events`).where('entityId', '==', ids.next);
  for (const { ref } of (await event.get()).docs) await ref.delete();
  await firestore.doc(`endUsers/${uid}/reservations/${ids.next}`).delete();
  await firestore.doc(at('refunds/stray')).delete();
  const { steps, report } = await repair(world);
  expect(steps.map(({ finding, state }) => [finding.what, state])).toContainEqual(['reservation.missing', 'person']);
  expect(report.broken.map(({ what }) => what)).toContain('reservation.missing');
});
