import { type Actor, claimRef, dayMs, guestContactPath, hourMs } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { forgetGuests } from '../../functions/src/leaving/forget-guests.ts';
import { requestLeaving } from '../../functions/src/leaving/request-leaving.ts';
import { sweepLeavings } from '../../functions/src/leaving/sweep-leavings.ts';
import { reportPayment } from '../../functions/src/payments/report-payment.ts';
import { auth } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import {
  everything,
  holding,
  type LeavingWorld,
  letThemLeave,
  openLeavingWorld,
  projectAll,
} from '../kit/leaving-world.ts';
import { newId } from '../kit/new-id.ts';
import { putRecords, smallMenu } from '../kit/restaurant.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, price } from '../kit/tenant.ts';

const openPerson = async ({ database, now }: LeavingWorld, account: { phoneNumber?: string } = {}) => {
  const uid = newId('user');
  await auth.createUser({ uid, email: `${uid}@quill.example`, emailVerified: true, ...account });
  await database.doc(`endUsers/${uid}`).set({ displayName: 'Zenobia Quill', createdAt: now, updatedAt: now });
  return uid;
};

const openSalon = ({ database }: LeavingWorld) =>
  createTenant({ services: { cut: automatic }, modules: ['booking', 'restaurant'], database });

const bookGuest = async (
  { database, now }: LeavingWorld,
  { providerId, ownerId }: { readonly providerId: string; readonly ownerId: string },
  days: number,
  contact: { phone?: string; email?: string },
): Promise<string> => {
  const reservationId = newId('guest');
  const startTime = inDays(days, 9, now).toISOString();
  const payload = { reservationId, serviceId: 'cut', startTime, partySize: 1, guest: { name: 'Gina', ...contact } };
  await mustRun(userActor(ownerId), makeCommand('reservation.create', providerId, payload), now, database);
  return reservationId;
};

test('a token of the last hour creates no provider that would keep its owner here', async () => {
  const world = await openLeavingWorld();
  const { database, leaver } = world;
  const uid = await openPerson(world);
  await requestLeaving(leaver, uid);
  world.now = new Date(world.now.getTime() + 14 * dayMs);
  await sweepLeavings(leaver);
  expect((await database.doc(`leavings/${uid}`).get()).get('status')).toBe('closing');
  const profile = { name: 'Trap', kind: 'salon' as const, timeZone: 'Europe/Rome', currency: 'EUR' };
  const created = await run(
    userActor(uid),
    makeCommand('provider.create', newId('trap'), profile),
    world.now,
    database,
  );
  expect(created).toMatchObject({ rejection: { details: { reason: 'limit', limit: 'providers' } } });
  await letThemLeave(world, []);
  await expect(auth.getUser(uid)).rejects.toMatchObject({ code: 'auth/user-not-found' });
  expect(holding(await everything(database), [uid])).toEqual([]);
});

test('somebody who becomes the main owner in the last hour waits for an operator, and fails at nothing', async () => {
  const world = await openLeavingWorld();
  const { database, leaver } = world;
  const uid = await openPerson(world);
  const { providerId, ownerId } = await openSalon(world);
  const send = (by: Actor, type: 'member.add' | 'member.accept' | 'provider.handOver', payload: object) =>
    mustRun(by, makeCommand(type, providerId, payload as never), world.now, database);
  await send(userActor(ownerId), 'member.add', { userId: uid, role: 'manager' });
  await send(userActor(uid), 'member.accept', { userId: uid });
  await requestLeaving(leaver, uid);
  world.now = new Date(world.now.getTime() + 14 * dayMs);
  await sweepLeavings(leaver);
  await send(userActor(ownerId), 'provider.handOver', { userId: uid, stepDown: true });
  world.now = new Date(world.now.getTime() + 2 * hourMs);
  expect((await sweepLeavings(leaver)).failures).toEqual([]);
  const leaving = database.doc(`leavings/${uid}`);
  expect((await leaving.get()).data()).toMatchObject({ status: 'closing', blockedBy: [providerId] });
  await send({ kind: 'system', name: 'operator' }, 'provider.handOver', { userId: ownerId });
  world.now = new Date(world.now.getTime() + dayMs);
  await letThemLeave(world, [providerId]);
  expect(holding(await everything(database), [uid])).toEqual([]);
});

test('a damaged booking keeps no other guest from being forgotten, and is tried again', async () => {
  const world = await openLeavingWorld();
  const { database, leaver } = world;
  const salon = await openSalon(world);
  const first = await bookGuest(world, salon, 1, { phone: '+39 06 1111111' });
  const second = await bookGuest(world, salon, 2, { phone: '+39 06 2222222' });
  const settings = { contactRetentionDays: 7 };
  const owner = userActor(salon.ownerId);
  await mustRun(owner, makeCommand('provider.update', salon.providerId, { settings }), world.now, database);
  const booking = (id: string) => database.doc(`serviceProviders/${salon.providerId}/guestReservations/${id}`);
  const code = (await booking(first).get()).get('code');
  await booking(first).update({ code: null });
  world.now = inDays(20, 0, world.now);
  const failed = await forgetGuests(leaver.context);
  expect([failed.done, failed.failures.length]).toEqual([1, 1]);
  expect((await database.doc(guestContactPath(salon.providerId, second)).get()).exists).toBe(false);
  await booking(first).update({ code });
  expect(await forgetGuests(leaver.context)).toEqual({ done: 1, failures: [] });
  expect(await forgetGuests(leaver.context)).toEqual({ done: 0, failures: [] });
  expect((await database.doc(guestContactPath(salon.providerId, first)).get()).exists).toBe(false);
});

test("a damaged order of somebody else keeps nobody here, and a busy provider's orders are read by the page", async () => {
  const world = await openLeavingWorld();
  const { database, leaver } = world;
  const uid = await openPerson(world, { phoneNumber: '+390655443322' });
  const { providerId, ownerId } = await openSalon(world);
  await putRecords(providerId, smallMenu, database);
  const received = makeCommand('stock.receive', providerId, { ingredientId: 'mozzarella', quantity: 5000 });
  await mustRun(userActor(ownerId), received, world.now, database);
  const order = async (customer: { name?: string; phone?: string }) => {
    const orderId = newId('order');
    const lines = [{ lineId: 'l', menuItemId: 'margherita', quantity: 1 }];
    const payload = { orderId, kind: 'takeAway' as const, customer, lines };
    await mustRun(userActor(ownerId), makeCommand('order.place', providerId, payload), world.now, database);
    return orderId;
  };
  const own = await order({ name: 'Zenobia', phone: '0039 06 / 5544-3322' });
  for (const type of ['order.confirm', 'order.complete'] as const)
    await mustRun(userActor(ownerId), makeCommand(type, providerId, { orderId: own }), world.now, database);
  await projectAll(world, providerId);
  const others = await order({ name: 'Other', phone: '+39 06 99999999' });
  await database.doc(`serviceProviders/${providerId}/orders/${others}`).update({ lines: 'damaged' });
  await requestLeaving(leaver, uid);
  await letThemLeave(world, []);
  expect((await database.doc(`serviceProviders/${providerId}/orders/${own}`).get()).get('customer')).not.toHaveProperty(
    'name',
  );
  expect(holding(await everything(database), [uid, 'Zenobia', '55443322'])).toEqual([]);
});

test('a guest is found however staff have typed the address or the number', async () => {
  const world = await openLeavingWorld();
  const { database, leaver } = world;
  const uid = await openPerson(world, { phoneNumber: '+390655443311' });
  const salon = await openSalon(world);
  await bookGuest(world, salon, 1, { phone: '+39 06 5544-3311' });
  await bookGuest(world, salon, 2, { phone: '0039 (06) 55443311' });
  await bookGuest(world, salon, 3, { email: `${uid.toUpperCase()}@Quill.Example` });
  const other = await bookGuest(world, salon, 4, { phone: '+39 06 7777777' });
  await requestLeaving(leaver, uid);
  await letThemLeave(world, [salon.providerId]);
  const left = await database.collectionGroup('private').where('createdAt', '>', new Date(0)).get();
  const contacts = left.docs.filter(({ ref }) => ref.path.includes('guestReservations'));
  expect(contacts.map(({ ref }) => ref.parent.parent?.id)).toEqual([other]);
  expect(holding(await everything(database), [uid, 'quill.example', '3311'])).toEqual([]);
});

test('a payment for a booking of a pseudonym that is gone is kept, and asked for once', async () => {
  const { database, leaver } = await openLeavingWorld();
  const { providerId } = await createTenant({ services: { cut: automatic }, modules: ['booking'], database });
  await database.doc(claimRef(providerId, 'reservation', 'gone').path).set({ userId: 'erased-x', commandId: 'c' });
  const payment = { paymentId: 'pi_gone', amount: price, providerId, userId: 'u', subject: { reservationId: 'gone' } };
  const outcome = await reportPayment(leaver.context, 'stripe', payment);
  expect(outcome).toMatchObject({ rejection: { details: { reason: 'no-reservation' } } });
  const kept = await database.collection(`serviceProviders/${providerId}/unmatchedPayments`).get();
  expect(kept.docs.map((one) => one.get('status'))).toEqual(['open']);
});
