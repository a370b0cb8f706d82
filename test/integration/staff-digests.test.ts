import { type Actor, minuteMs, providerPath, staffPreferencesPath } from '@counterfoil/domain';
import pLimit from 'p-limit';
import { describe, expect, test } from 'vitest';
import { projectAndTell } from '../../functions/src/notify/project-and-tell.ts';
import { sweepDigests } from '../../functions/src/notify/sweep-digests.ts';
import { sweepUntilSettled } from '../kit/inbox.ts';
import { newId } from '../kit/new-id.ts';
import { userActor } from '../kit/run.ts';
import { noFaults } from '../kit/servers/fault.ts';
import { openStaffWorld, type StaffWorld } from '../kit/staff-world.ts';
import { price } from '../kit/tenant.ts';

const payments: Actor = { kind: 'system', name: 'payments' };

/** The next digests of a day leave at 8:05 in the zone of the restaurant. */
const nextMorning = (world: StaffWorld, days = 1): void => {
  world.now = new Date(Date.UTC(2026, 4, 4 + days, 10));
};

const digestsOf = ({ database }: StaffWorld, uid: string) => database.collection(`endUsers/${uid}/digests`).get();

const wish = ({ database, providerId }: StaffWorld, uid: string, wishes: object) =>
  database.doc(staffPreferencesPath(uid, providerId)).set(wishes);

/** A copy of a booking's event under new ids, so that many are told without as many commands. */
const manyBookings = async (world: StaffWorld, count: number): Promise<string[]> => {
  const { database, providerId } = world;
  const events = database.collection(`${providerPath(providerId)}/events`);
  const booking = { reservationId: newId('booking'), serviceId: 'cut', partySize: 1 };
  await world.send(userActor(world.customer), 'reservation.create', { ...booking, startTime: '2026-05-06T12:00:00Z' });
  const [first] = (await events.where('syncStatus', '==', 'pending').get()).docs;
  const ids = Array.from({ length: count }, (_, n) => `storm-${n}_0`);
  const writer = database.bulkWriter();
  for (const id of ids) writer.create(events.doc(id), { ...first?.data(), id });
  await writer.close();
  await first?.ref.delete();
  return ids;
};

describe('a digest', () => {
  test('is one mail of all that came since the last one, and none if nothing came', async () => {
    const world = await openStaffWorld();
    for (const service of ['cut', 'ask', 'cut'] as const) await world.book(service);
    await sweepDigests(world.notifier);
    expect(world.smtp.mails).toEqual([]);
    nextMorning(world);
    await Promise.all([1, 2, 3].map(() => sweepDigests(world.notifier)));
    await sweepDigests(world.notifier);
    expect(world.smtp.mails.map(({ to }) => to).sort()).toEqual(
      [world.owner, world.manager].map((uid) => `${uid}@example.org`).sort(),
    );
    const [mail] = world.smtp.mails;
    for (const content of [mail?.text, mail?.html]) {
      expect(content).toContain('“Salon Test”: news (3)');
      expect(content?.match(/New booking/g)).toHaveLength(2);
      expect(content?.match(/New request/g)).toHaveLength(1);
    }
    nextMorning(world, 2);
    await sweepDigests(world.notifier);
    expect(world.smtp.mails).toHaveLength(2);
    expect((await digestsOf(world, world.owner)).docs.map((document) => document.data())).toMatchObject([
      { count: 3, nextAttemptAt: null, delivery: { state: 'delivered', attempts: 1 }, expireAt: expect.anything() },
    ]);
    expect((await digestsOf(world, world.staff)).size).toBe(0);
  });

  test('follows the wishes of its reader', async () => {
    const world = await openStaffWorld();
    await wish(world, world.owner, { digest: 'immediate' });
    await wish(world, world.manager, { digest: 'hourly', kinds: { request: { email: false } } });
    await wish(world, world.staff, { kinds: { booking: { email: true } } });
    await world.book('cut');
    await world.book('ask');
    expect(world.smtp.mails.map(({ to }) => to)).toEqual(Array(2).fill(`${world.owner}@example.org`));
    world.now = new Date('2026-05-04T09:05:00Z');
    await sweepDigests(world.notifier);
    expect(world.smtp.mails.slice(2)).toMatchObject([
      { to: `${world.manager}@example.org`, text: expect.stringContaining('news (1)') },
    ]);
    nextMorning(world);
    await sweepDigests(world.notifier);
    expect(world.smtp.mails.slice(3)).toMatchObject([{ to: `${world.staff}@example.org` }]);
  });

  test('is sent again under the same id if its process died, and not while that may be alive', async () => {
    const world = await openStaffWorld();
    await world.book('cut');
    nextMorning(world);
    const leaseUntil = new Date(world.now.getTime() + 2 * minuteMs);
    const [digest] = (await digestsOf(world, world.owner)).docs;
    await digest?.ref.update({
      delivery: { state: 'pending', attempts: 1, leaseUntil },
      nextAttemptAt: leaseUntil,
    });
    await sweepDigests(world.notifier);
    expect(world.smtp.mails.map(({ to }) => to)).toEqual([`${world.manager}@example.org`]);
    world.now = leaseUntil;
    world.smtp.faultPlan = () => ({ kind: 'lostAnswer' });
    await sweepDigests(world.notifier);
    world.smtp.faultPlan = noFaults;
    world.now = new Date(world.now.getTime() + 10 * minuteMs);
    await sweepDigests(world.notifier);
    await sweepDigests(world.notifier);
    const own = world.smtp.mails.filter(({ to }) => to === `${world.owner}@example.org`);
    expect(new Set(own.map(({ messageId }) => messageId)).size).toBe(1);
    expect((await digest?.ref.get())?.get('delivery')).toMatchObject({ state: 'delivered', attempts: 3 });
  });

  test('tells a removed member nothing, and a demoted one only of their role', async () => {
    const world = await openStaffWorld();
    const target = await world.book('pay');
    const payment = { paymentId: newId('pi'), gateway: 'stripe', amount: price };
    await world.run(payments, 'reservation.confirmPayment', { ...target, ...payment });
    await world.book('cut');
    const members = `${providerPath(world.providerId)}/members`;
    await world.database.doc(`${members}/${world.owner}`).update({ active: false });
    await world.database.doc(`${members}/${world.manager}`).update({ role: 'staff' });
    nextMorning(world);
    await sweepDigests(world.notifier);
    expect(world.smtp.mails.map(({ to }) => to)).toEqual([`${world.manager}@example.org`]);
    expect(world.smtp.mails[0]?.text).toContain('New booking');
    expect(world.smtp.mails[0]?.text).not.toContain('Booking paid');
    const [left] = (await digestsOf(world, world.owner)).docs;
    expect(left?.data()).toMatchObject({ nextAttemptAt: null, delivery: { state: 'skipped' } });
  });

  test('goes to a verified address only, in the language of its reader', async () => {
    const world = await openStaffWorld();
    await world.database.doc(`endUsers/${world.owner}`).set({ locale: 'ar-EG', email: 'victim@example.org' });
    await world.book('cut');
    nextMorning(world);
    await sweepDigests(world.notifier);
    const mail = world.smtp.mails.find(({ to }) => to === `${world.owner}@example.org`);
    expect(mail?.html).toContain('<html lang="ar" dir="rtl">');
    expect(mail?.text).toContain('حجز جديد');
    expect(world.smtp.mails.map(({ to }) => to)).not.toContain('victim@example.org');
  });
});

describe('a storm', () => {
  test('of 500 bookings in an hour is ten pushes and one mail to a member', async () => {
    const world = await openStaffWorld();
    const ids = await manyBookings(world, 500);
    const limit = pLimit(8);
    await Promise.all(ids.map((id) => limit(() => projectAndTell(world.notifier, world.providerId, id))));
    await sweepUntilSettled(world, world.notifier);
    expect(await world.inbox(world.owner)).toHaveLength(500);
    const pushes = Map.groupBy(world.fcm.sent, ({ token }) => token);
    expect(pushes.size).toBe(3);
    for (const sent of pushes.values()) expect(sent.length).toBeLessThanOrEqual(10);
    expect(pushes.get(`token-of-${world.owner}`)).toHaveLength(10);
    nextMorning(world);
    await sweepDigests(world.notifier);
    expect(world.smtp.mails).toHaveLength(2);
    expect(world.smtp.mails[0]?.text).toContain('news (500)');
    expect(world.smtp.mails[0]?.text).toContain('And more in the app: 470.');
  }, 240_000);

  test('of mails at once ends with those of a day that a provider may send', async () => {
    const world = await openStaffWorld();
    await wish(world, world.owner, { digest: 'immediate' });
    for (const id of await manyBookings(world, 35)) await projectAndTell(world.notifier, world.providerId, id);
    expect(world.smtp.mails).toHaveLength(30);
  }, 120_000);
});
