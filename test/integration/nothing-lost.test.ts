import { dayMs, hourMs, minuteMs, reminderSchema } from '@counterfoil/domain';
import { FieldValue } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { sweepAudits } from '../../functions/src/audit/sweep-audits.ts';
import { rerun } from '../../functions/src/executor/rerun.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import type { Notifier } from '../../functions/src/notify/notifier.ts';
import { sweepReminders } from '../../functions/src/notify/sweep-reminders.ts';
import { emitOrKeep } from '../../functions/src/records/emit-or-keep.ts';
import { recordChange } from '../../functions/src/records/record-change.ts';
import { sweepRecordChanges } from '../../functions/src/records/sweep-record-changes.ts';
import { sweepEvents } from '../../functions/src/schedules/sweep-events.ts';
import { sweepHolds } from '../../functions/src/schedules/sweep-holds.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, price } from '../kit/tenant.ts';
import { wrapCommit } from '../kit/wrap-commit.ts';

/** A database of its own for each test, without the suite's triggers: nothing processes its events but the sweep. */
const open = () => openDatabase(newId('nothing-lost'));

const after = (ms: number) => () => new Date(Date.now() + ms);

const book = async (database: ReturnType<typeof open>, providerId: string, serviceId = 'cut') => {
  const [userId, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId, startTime: inDays(3).toISOString(), partySize: 1 };
  const now = new Date();
  await mustRun(userActor(userId), makeCommand('reservation.create', providerId, payload), now, database);
  return { userId, reservationId };
};

test('processes events that no trigger has processed, for both sides', async () => {
  const database = open();
  const { providerId } = await createTenant({ database });
  const { userId } = await book(database, providerId);
  const notifier: Notifier = { firestore: database, clock: after(11 * minuteMs), channels: [] };
  expect((await sweepEvents({ ...notifier, clock: after(0) })).done).toBe(0);
  expect((await sweepEvents(notifier)).failures).toEqual([]);

  const events = await database.collectionGroup('events').get();
  expect(new Set(events.docs.map((event) => event.get('syncStatus')))).toEqual(new Set(['processed']));
  expect((await database.collection(`endUsers/${userId}/notifications`).get()).docs).toHaveLength(1);
  const days = await database.collection(`serviceProviders/${providerId}/days`).get();
  expect(days.docs.reduce((sum, day) => sum + (day.get('created') ?? 0), 0)).toBe(1);
});

test('tries a failed event again with a growing delay, and lets the others pass', async () => {
  const database = open();
  const { providerId } = await createTenant({ database });
  const { reservationId } = await book(database, providerId);
  await book(database, providerId);
  const { docs } = await database.collection(`serviceProviders/${providerId}/events`).get();
  const poisoned = docs.find((event) => event.get('entityId') === reservationId);
  const reference = poisoned?.get('reference');
  await poisoned?.ref.update({ 'reference.startTime': 'soon' });
  const notifier = (ms: number): Notifier => ({ firestore: database, clock: after(ms), channels: [] });
  const stored = async () => (await poisoned?.ref.get())?.data();

  await sweepEvents(notifier(11 * minuteMs));
  expect(await stored()).toMatchObject({ syncStatus: 'failed', attempts: 1, shard: expect.any(Number) });
  const pending = (await database.collectionGroup('events').where('syncStatus', '==', 'pending').get()).size;
  expect(pending).toBe(0);
  await sweepEvents(notifier(12 * minuteMs));
  expect(await stored()).toMatchObject({ attempts: 1 });
  await sweepEvents(notifier(30 * minuteMs));
  expect(await stored()).toMatchObject({ syncStatus: 'failed', attempts: 2 });
  // An earlier version, which wrote no shard, has given it up.
  await poisoned?.ref.update({ reference, attempts: 20, nextAttemptAt: null, shard: FieldValue.delete() });
  await sweepEvents(notifier(2 * hourMs));
  expect(await stored()).toMatchObject({ syncStatus: 'failed' });
  if (poisoned) expect(await rerun(poisoned.ref)).toBe(true);
  expect(await stored()).toMatchObject({ shard: expect.any(Number) });
  await sweepEvents(notifier(2 * hourMs));
  const mended = await stored();
  expect(mended).toMatchObject({ syncStatus: 'processed' });
  expect(mended).not.toHaveProperty('failure');
});

test('keeps a change of a record that could not be recorded, and records it later', async () => {
  const database = open();
  const providerId = newId('salon');
  const ref = database.doc(`serviceProviders/${providerId}/plans/club`);
  await ref.set({ name: 'Club', updatedBy: 'owner' });
  const before = await ref.get();
  await ref.update({ name: 'Gold' });
  const written = { before, after: await ref.get(), time: new Date().toISOString() };
  const change = recordChange('plans', { providerId, entityId: 'club' }, written);
  const faulty = wrapCommit(database, () => Promise.reject(new TypeError('a bug of ours')));
  await emitOrKeep({ firestore: faulty, clock: after(0) }, change);
  const kept = await database.collection('failedRecordChanges').get();
  expect(kept.docs.map((document) => document.get('shard'))).toEqual([expect.any(Number)]);
  // Meanwhile the record is gone: only the kept change knows what it was.
  await ref.delete();

  expect((await sweepRecordChanges({ firestore: database, clock: after(minuteMs) })).done).toBe(0);
  expect(await sweepRecordChanges({ firestore: database, clock: after(6 * minuteMs) })).toEqual({
    done: 1,
    failures: [],
  });
  const { docs } = await database.collection(`serviceProviders/${providerId}/events`).get();
  expect(docs.map((event) => event.data())).toMatchObject([
    { type: 'plan.updated', createdBy: 'owner', payload: { before: { name: 'Club' }, after: { name: 'Gold' } } },
  ]);
  expect((await database.collection('failedRecordChanges').get()).size).toBe(0);
});

test('expires other holds although 40 bookings are damaged, and looks at the damaged ones less and less', async () => {
  const database = open();
  const pay = { ...automatic, capacity: 1000, confirmation: 'payment' as const };
  const { providerId } = await createTenant({ services: { pay }, database });
  const damaged = await Promise.all(Array.from({ length: 40 }, () => book(database, providerId, 'pay')));
  await Promise.all(
    damaged.map(({ reservationId }) =>
      database.doc(`serviceProviders/${providerId}/pendingReservations/${reservationId}`).delete(),
    ),
  );
  const sound = await book(database, providerId, 'pay');
  expect(await sweepHolds({ firestore: database, clock: after(hourMs) })).toBe(1);
  const { docs } = await database.collection(`endUsers/${sound.userId}/reservations`).get();
  expect(docs.map((document) => document.get('status'))).toEqual(['cancelled']);
  const stuck = await database.collection('stuckItems').get();
  expect(stuck.docs.map((item) => item.data())).toMatchObject(
    damaged.map(() => ({ sweep: 'expireHolds', attempts: 1 })),
  );

  let commits = 0;
  const counted = wrapCommit(database, (commit) => {
    commits += 1;
    return commit();
  });
  await sweepHolds({ firestore: counted, clock: after(hourMs) });
  expect(commits).toBe(0);
});

test('reminds of a renewal by the sweep', async () => {
  const database = open();
  const { providerId } = await createTenant({ database });
  const plan = {
    name: 'Club',
    periodMonths: 1,
    price: { ...price, amount: 0 },
    createdAt: new Date(),
    updatedAt: new Date(),
  };
  await database.doc(`serviceProviders/${providerId}/plans/free`).set(plan);
  const [uid, subscriptionId] = [newId('user'), newId('club')];
  const subscribe = makeCommand('subscription.create', providerId, { subscriptionId, planId: 'free' });
  await mustRun(userActor(uid), subscribe, new Date(), database);
  const [reminder] = (await database.collection('scheduledReminders').get()).docs;
  const { scheduledFor } = reminderSchema.parse(withDates(reminder?.data()));

  const notifier = (clock: () => Date): Notifier => ({ firestore: database, clock, channels: [] });
  expect((await sweepReminders(notifier(() => new Date(scheduledFor.getTime() - 1)))).done).toBe(0);
  expect((await sweepReminders(notifier(() => scheduledFor))).done).toBe(1);
  const { docs } = await database.collection(`endUsers/${uid}/notifications`).get();
  expect(docs.map((document) => document.data())).toMatchObject([
    { type: 'subscriptionRenewal', data: { subscriptionId } },
  ]);
});

/** The same database for a process that dies when it deletes a document. */
const dyingAtDelete = (database: ReturnType<typeof open>, path: string): typeof database =>
  new Proxy(database, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      if (key !== 'doc') return value.bind(target);
      return (at: string) => {
        const ref = target.doc(at);
        if (at === path) ref.delete = () => Promise.reject(new Error('the process has died'));
        return ref;
      };
    },
  });

test('audits each provider once a day and raises an alert with what is broken', async () => {
  const database = open();
  const { providerId } = await createTenant({ database });
  await createTenant({ database });
  const { reservationId } = await book(database, providerId);
  const alert = async () => (await database.doc(`serviceProviders/${providerId}/alerts/audit`).get()).data();
  const reference = database.doc(`serviceProviders/${providerId}/confirmedReservations/${reservationId}`);
  const before = (await reference.get()).data() ?? {};
  await reference.delete();
  const notifier: Notifier = { firestore: database, clock: after(11 * minuteMs), channels: [] };
  await sweepEvents(notifier);

  const audit = (ms: number) =>
    sweepAudits({ firestore: database, clock: after(ms) }, { timeIsUp: new AbortController().signal, secondLookMs: 0 });
  expect((await audit(0)).audited).toBe(2);
  expect(await alert()).toMatchObject({ type: 'auditBroken', broken: expect.arrayContaining([expect.any(String)]) });
  expect(await audit(hourMs)).toEqual({ audited: 0, broken: 0 });
  await reference.set(before);
  expect(await audit(dayMs + hourMs)).toEqual({ audited: 2, broken: 0 });
  expect(await alert()).toBeUndefined();
});

test('continues a round of audits where the time was up', async () => {
  const database = open();
  await Promise.all([createTenant({ database }), createTenant({ database }), createTenant({ database })]);
  const audit = () =>
    sweepAudits({ firestore: database, clock: after(0) }, { timeIsUp: AbortSignal.abort(), secondLookMs: 0 });
  const counts = [await audit(), await audit(), await audit(), await audit(), await audit()];
  expect(counts.map(({ audited }) => audited)).toEqual([1, 1, 1, 0, 0]);
});

test('goes on behind a provider in which two audits have died, and tells of it', async () => {
  const database = open();
  const tenants = await Promise.all([createTenant({ database }), createTenant({ database })]);
  const [first = ''] = tenants.map(({ providerId }) => providerId).sort();
  const alert = database.doc(`serviceProviders/${first}/alerts/audit`);
  const dying = dyingAtDelete(database, alert.path);
  const audit = (hours: number) =>
    sweepAudits(
      { firestore: dying, clock: after(hours * hourMs) },
      { timeIsUp: new AbortController().signal, secondLookMs: 0 },
    );
  await expect(audit(0)).rejects.toThrow('died');
  // Somebody else may be at it.
  expect(await audit(0)).toEqual({ audited: 0, broken: 0 });
  await expect(audit(1)).rejects.toThrow('died');
  expect(await audit(2)).toEqual({ audited: 2, broken: 1 });
  expect((await alert.get()).data()).toMatchObject({ count: 1, checked: 0, broken: ['the audit did not end'] });
  expect(await audit(3)).toEqual({ audited: 0, broken: 0 });
  // The next day gives it another try.
  await expect(audit(27)).rejects.toThrow('died');
});
