import { type Actor, type NewsKind, providerPath, staffPreferencesPath } from '@counterfoil/domain';
import { describe, expect, test } from 'vitest';
import { sweepQueues } from '../../functions/src/executor/sweep-queues.ts';
import { projectAndTell } from '../../functions/src/notify/project-and-tell.ts';
import { sendRefund } from '../../functions/src/payments/send-refund.ts';
import { sweepDevices } from '../../functions/src/schedules/sweep-devices.ts';
import { sweepUntilSettled } from '../kit/inbox.ts';
import { newId } from '../kit/new-id.ts';
import { userActor } from '../kit/run.ts';
import { noFaults } from '../kit/servers/fault.ts';
import { openStaffWorld, type StaffWorld } from '../kit/staff-world.ts';
import { price } from '../kit/tenant.ts';

const payments: Actor = { kind: 'system', name: 'payments' };

const pay = (world: StaffWorld, target: { userId: string; reservationId: string }) =>
  world.run(payments, 'reservation.confirmPayment', {
    ...target,
    ...{ paymentId: newId('pi'), gateway: 'stripe', amount: price },
  });

const printAndFail = async (world: StaffWorld): Promise<void> => {
  const { database, providerId, run, owner, staff, kitchen } = world;
  for (const ingredientId of ['mozzarella', 'cola'])
    await run(userActor(owner), 'stock.receive', { ingredientId, quantity: 1000 });
  const orderId = newId('order');
  const lines = [{ lineId: 'l', menuItemId: 'cola', quantity: 1 }];
  await run(userActor(staff), 'order.place', { orderId, lines });
  await run(userActor(staff), 'order.confirm', { orderId });
  const [job] = (await database.collection(`${providerPath(providerId)}/printJobs`).get()).docs;
  const printers = await database.collection(`${providerPath(providerId)}/printers`).get();
  const printer = printers.docs.find((one) => [one.get('stations')].flat().includes(job?.get('station')));
  const printing = { printJobId: job?.id ?? '', printerId: printer?.id ?? '' };
  for (let attempt = 1; attempt <= 5; attempt++) {
    await run(userActor(kitchen), 'printJob.claim', printing);
    await run(userActor(kitchen), 'printJob.failed', printing);
  }
};

const putBusyDevice = ({ database, providerId, now, staff }: StaffWorld, minutes: number) =>
  database.doc(`${providerPath(providerId)}/devices/tablet`).set({
    ...{ user: staff, name: 'Tablet', queued: 3, lastSeenAt: now, createdAt: now, updatedAt: now },
    queuedSince: new Date(now.getTime() - minutes * 60_000),
  });

const managing = (...types: string[]) => ({ owner: types, manager: types, staff: [], kitchen: [] });
const front = (...types: string[]) => ({ ...managing(...types), staff: types });

/** Makes news of each kind happen, and names the messages that each role must have by then. */
const happenings: Readonly<Record<NewsKind, [(world: StaffWorld) => Promise<unknown>, Record<string, string[]>]>> = {
  request: [({ book }) => book('ask'), front('staffRequest')],
  booking: [({ book }) => book('cut'), front('staffBooking')],
  cancellation: [
    async ({ book, run, customer }) => run(userActor(customer), 'reservation.cancel', await book('cut')),
    front('staffBooking', 'staffCancellation'),
  ],
  payment: [
    async (world) => pay(world, await world.book('pay')),
    { ...managing('staffPaid'), staff: ['staffBooking'] },
  ],
  refund: [
    async (world) => {
      const target = await world.book('pay');
      await pay(world, target);
      await world.run(userActor(world.customer), 'reservation.cancel', target);
      const { docs } = await world.database.collection(`${providerPath(world.providerId)}/refunds`).get();
      const payer = { firestore: world.database, clock: () => world.now, gateways: new Map() };
      for (const { ref } of docs) await sendRefund(payer, ref);
      await world.tell();
      await world.run(userActor(world.owner), 'refund.settle', { refundId: docs[0]?.id ?? '', reason: 'in cash' });
    },
    {
      owner: ['staffPaid', 'staffRefundDue', 'staffRefundFailed'],
      manager: ['staffPaid', 'staffRefundDue', 'staffRefundFailed', 'staffRefunded'],
      staff: ['staffBooking', 'staffCancellation'],
      kitchen: [],
    },
  ],
  rating: [
    async (world) => {
      const { run, owner, customer } = world;
      const target = await world.book('cut');
      world.now = new Date('2026-05-06T12:30:00Z');
      await run(userActor(owner), 'reservation.complete', target);
      await run(userActor(customer), 'reservation.rate', { reservationId: target.reservationId, stars: 5 });
    },
    front('staffBooking', 'staffRating'),
  ],
  lowStock: [
    async ({ run, owner }) => {
      await run(userActor(owner), 'stock.receive', { ingredientId: 'cola', quantity: 15 });
      await run(userActor(owner), 'stock.adjust', { ingredientId: 'cola', delta: -6 });
    },
    { ...managing('staffLowStock'), kitchen: ['staffLowStock'] },
  ],
  printerFailed: [printAndFail, { ...managing('staffPrinterFailed'), kitchen: ['staffPrinterFailed'] }],
  deviceBehind: [
    async (world) => {
      await putBusyDevice(world, 11);
      for (let n = 0; n < 3; n++) await sweepDevices(world.notifier);
      await world.tell();
    },
    managing('staffDeviceBehind'),
  ],
};

describe('news', () => {
  test.each(Object.entries(happenings))(
    'of a %s reach their roles once, and no other',
    async (_, [happen, told]) => {
      const world = await openStaffWorld();
      await happen(world);
      expect(await world.told()).toEqual(told);
      const { docs } = await world.database.collection(`${providerPath(world.providerId)}/events`).get();
      await Promise.all(docs.map(({ id }) => projectAndTell(world.notifier, world.providerId, id)));
      expect(await world.told()).toEqual(told);
      const all = Object.values(told).flat();
      expect(world.fcm.sent).toHaveLength(all.length);
      expect(world.oneSignal.sent.size).toBe(all.length);
      // Only what is urgent is worth a mail at once, to owner and manager.
      const urgent = [...(told.owner ?? []), ...(told.manager ?? [])].filter((type) =>
        /Printer|RefundFailed/.test(type),
      );
      expect(world.smtp.mails).toHaveLength(urgent.length);
    },
    60_000,
  );

  test('reach nobody twice if one event is delivered three times at once', async () => {
    const world = await openStaffWorld();
    const booking = { reservationId: newId('booking'), serviceId: 'cut', partySize: 1 };
    await world.send(userActor(world.customer), 'reservation.create', {
      ...booking,
      startTime: '2026-05-06T12:00:00Z',
    });
    const events = world.database.collection(`${providerPath(world.providerId)}/events`);
    const [event] = (await events.where('syncStatus', '==', 'pending').get()).docs;
    await Promise.all([1, 2, 3].map(() => projectAndTell(world.notifier, world.providerId, event?.id ?? '')));
    expect(await world.told()).toEqual(front('staffBooking'));
    expect(world.fcm.sent).toHaveLength(3);
  });

  test('of an event that is more than a day old reach nobody', async () => {
    const world = await openStaffWorld();
    const booking = { reservationId: newId('booking'), serviceId: 'cut', partySize: 1 };
    await world.send(userActor(world.customer), 'reservation.create', {
      ...booking,
      startTime: '2026-05-06T12:00:00Z',
    });
    world.now = new Date(world.now.getTime() + 24 * 3_600_000 + 1);
    await world.tell();
    expect(await world.told()).toEqual(front());
  });
});

describe('an alert', () => {
  test('of a device tells anew once it was clear, and no sooner', async () => {
    const world = await openStaffWorld();
    await putBusyDevice(world, 9);
    await sweepDevices(world.notifier);
    await world.tell();
    expect(await world.told()).toEqual(managing());
    const alert = world.database.doc(`${providerPath(world.providerId)}/alerts/device_tablet`);
    await putBusyDevice(world, 11);
    await Promise.all([1, 2].map(() => sweepDevices(world.notifier)));
    expect((await alert.get()).data()).toMatchObject({ type: 'deviceBehind', name: 'Tablet', queued: 3 });
    await world.database.doc(`${providerPath(world.providerId)}/devices/tablet`).update({ queued: 0 });
    await sweepDevices(world.notifier);
    expect((await alert.get()).exists).toBe(false);
    world.now = new Date(world.now.getTime() + 3_600_000);
    await putBusyDevice(world, 12);
    await sweepDevices(world.notifier);
    await world.tell();
    expect(await world.told()).toEqual(managing('staffDeviceBehind', 'staffDeviceBehind'));
  });

  test('of a queue tells once, and nobody of a provider that does not exist', async () => {
    const world = await openStaffWorld();
    const { database, notifier, providerId, customer } = world;
    const put = (id: string, of: string) =>
      database.doc(`endUsers/${customer}/commands/${id}`).set({
        ...{ id, type: 'reservation.create', providerId: of, payload: {}, status: 'queued', createdBy: customer },
        ...{ issuedAt: world.now.toISOString(), createdAt: new Date(world.now.getTime() - 61_000) },
      });
    await put('waits', providerId);
    await put('strays', 'nowhere');
    // The database reserves such names, and the security rules let people queue for them.
    await put('strange', '__nowhere__');
    const halted = { ...notifier, clock: () => world.now };
    // The drainer of this person seems to be at work, so that the queue stands.
    await database.doc(`endUsers/${customer}/queues/${customer}`).set({ until: new Date(world.now.getTime() + 9e6) });
    await sweepQueues(halted);
    await sweepQueues(halted);
    await world.tell();
    expect(await world.told()).toEqual(managing('staffQueueStands'));
    expect((await database.collection('serviceProviders/nowhere/events').get()).size).toBe(0);
  });
});

describe('a member', () => {
  test('who was removed or demoted is sent nothing that still waits', async () => {
    const world = await openStaffWorld();
    world.fcm.faultPlan = () => ({ kind: 'error' });
    world.oneSignal.faultPlan = () => ({ kind: 'error' });
    await pay(world, await world.book('pay'));
    const members = `${providerPath(world.providerId)}/members`;
    await world.database.doc(`${members}/${world.manager}`).update({ role: 'staff' });
    await world.database.doc(`${members}/${world.staff}`).update({ active: false });
    world.fcm.faultPlan = noFaults;
    world.oneSignal.faultPlan = noFaults;
    await sweepUntilSettled(world, world.notifier);
    expect(world.fcm.sent.map(({ token }) => token)).toEqual([`token-of-${world.owner}`]);
    expect((await world.inbox(world.manager))[0]?.deliveries.fcm).toMatchObject({
      state: 'skipped',
      reason: 'not for this member',
    });
    await world.book('cut');
    expect(await world.told()).toEqual({
      owner: ['staffPaid', 'staffBooking'],
      manager: ['staffPaid', 'staffBooking'],
      staff: ['staffBooking'],
      kitchen: [],
    });
  });

  test('is told by the wishes for this provider, and in quiet hours in the inbox only', async () => {
    const world = await openStaffWorld();
    const { database, providerId, owner, manager, staff } = world;
    await database.doc(staffPreferencesPath(owner, providerId)).set({ kinds: { booking: { push: false } } });
    await database.doc(staffPreferencesPath(staff, providerId)).set({ kinds: { booking: { inbox: false } } });
    await database.doc(`endUsers/${manager}`).update({
      notificationPreferences: { quietHours: { from: '00:00', to: '23:59' } },
    });
    await world.book('cut');
    expect(await world.told()).toEqual({ ...front('staffBooking'), staff: [] });
    expect(world.fcm.sent).toEqual([]);
    expect((await world.inbox(manager))[0]?.deliveries.fcm).toMatchObject({ state: 'pending' });
  });

  test('who has not accepted is told nothing', async () => {
    const world = await openStaffWorld();
    await world.database.doc(`${providerPath(world.providerId)}/members/${world.staff}`).update({ schema: 2 });
    await world.book('cut');
    expect(await world.told()).toEqual(managing('staffBooking'));
  });

  test('of two providers hears of both, each by its name', async () => {
    const [first, second] = [await openStaffWorld(), await openStaffWorld()];
    const { database, providerId } = first;
    await second.database.doc(`${providerPath(second.providerId)}`).update({ name: 'Second House' });
    await second.database
      .doc(`${providerPath(second.providerId)}/members/${first.owner}`)
      .set((await database.doc(`${providerPath(providerId)}/members/${first.owner}`).get()).data() ?? {});
    await first.book('cut');
    await second.book('cut');
    const bodies = [...(await first.inbox(first.owner)), ...(await second.inbox(first.owner))].map(({ body }) => body);
    expect(bodies).toEqual([expect.stringContaining('“Salon Test”'), expect.stringContaining('“Second House”')]);
  });
});
