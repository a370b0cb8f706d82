import {
  type Actor,
  type CommandPayloads,
  type CommandType,
  countersPath,
  dayMs,
  daysPath,
  hourMs,
} from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { clubPlans } from '../../domain/test-kit/fixtures/club.ts';
import { auditProvider } from '../../functions/src/audit/audit-provider.ts';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { auditSubscriptions } from '../../functions/src/audit/audit-subscriptions.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { eraseGuest } from '../../functions/src/leaving/erase-guest.ts';
import { forgetGuests } from '../../functions/src/leaving/forget-guests.ts';
import { leave } from '../../functions/src/leaving/leave.ts';
import { previewLeaving, requestLeaving, withdrawLeaving } from '../../functions/src/leaving/request-leaving.ts';
import { sweepLeavings } from '../../functions/src/leaving/sweep-leavings.ts';
import { reportPayment } from '../../functions/src/payments/report-payment.ts';
import { reportSettlement } from '../../functions/src/payments/report-settlement.ts';
import { auth } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { putCode } from '../kit/customer-code.ts';
import { dyingAfter } from '../kit/dying-after.ts';
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
import { mustRun, systemActor, userActor } from '../kit/run.ts';
import { foldEvents } from '../kit/stored-bookings.ts';
import { automatic, createTenant, inDays, price } from '../kit/tenant.ts';

const modules = ['booking', 'restaurant'];

const person = { displayName: 'Zenobia Quill', email: 'zenobia@quill.example', phone: '+39 06 55443322' };

const services = {
  cut: { ...automatic, packages: ['10 20000 365'], giftCardDays: 365 },
  pay: { ...automatic, confirmation: 'payment' as const },
};

/** A provider with everything, and a person with an account whose name nobody else has. */
const openProvider = async (world: LeavingWorld) => {
  const { database } = world;
  const uid = newId('user');
  await auth.createUser({ uid, email: `${uid}@quill.example`, emailVerified: true, displayName: person.displayName });
  await database.doc(`endUsers/${uid}`).set({ ...person, createdAt: world.now, updatedAt: world.now });
  const tenant = await createTenant({ services, modules, database });
  await putRecords(tenant.providerId, { ...smallMenu, plans: { free: clubPlans.free } }, database);
  const send = <Type extends CommandType>(type: Type, payload: CommandPayloads[Type], by: Actor = userActor(uid)) =>
    mustRun(by, makeCommand(type, tenant.providerId, payload), world.now, database);
  const book = async (serviceId: keyof typeof services, days: number, hour = 12): Promise<string> => {
    const reservationId = newId('booking');
    const startTime = inDays(days, hour, world.now).toISOString();
    await send('reservation.create', {
      reservationId,
      serviceId,
      startTime,
      partySize: 2,
      attendees: [person.displayName],
    });
    return reservationId;
  };
  return {
    ...tenant,
    uid,
    owner: userActor(tenant.ownerId),
    send,
    book,
    words: [uid, 'Zenobia', 'quill.example', '55443322'],
  };
};

const figures = async ({ database }: LeavingWorld, providerId: string) => {
  const read = async (path: string) => (await database.collection(path).get()).docs.map((one) => one.data());
  const withoutTimes = (all: object[]) => all.map((one) => ({ ...one, updatedAt: null }));
  return {
    days: withoutTimes(await read(daysPath(providerId))),
    counters: withoutTimes(await read(countersPath(providerId))),
    stock: (await read(`serviceProviders/${providerId}/ingredients`)).map((one) => one.currentStock),
  };
};

/** The fold of each guest's booking, from the events that its provider has. */
const expectFolds = async ({ database }: LeavingWorld, providerId: string): Promise<number> => {
  const { docs } = await database.collection(`serviceProviders/${providerId}/guestReservations`).get();
  for (const full of docs) {
    const feed = database.collection(`serviceProviders/${providerId}/events`).where('entityId', '==', full.id);
    const events = (await feed.get()).docs.map((event) => withDates(event.data()) as never);
    const folded = foldEvents(
      events.toSorted((a: { version: number }, b: { version: number }) => a.version - b.version),
    );
    expect(JSON.parse(JSON.stringify(folded))).toEqual(JSON.parse(JSON.stringify(withDates(full.data()))));
  }
  return docs.length;
};

test('erases a person with a finished booking, and the provider keeps its books', async () => {
  const world = await openLeavingWorld();
  const { providerId, uid, owner, send, book, words } = await openProvider(world);
  const reservationId = await book('cut', 1);
  world.now = inDays(1, 13, world.now);
  await send('reservation.complete', { userId: uid, reservationId }, owner);
  await send('reservation.rate', { reservationId, stars: 4, comment: 'Zenobia was here' });
  await projectAll(world, providerId);
  expect((await auditProvider(world.database, providerId, modules)).broken).toEqual([]);
  const before = await figures(world, providerId);

  await requestLeaving(world.leaver, uid);
  await letThemLeave(world, [providerId]);

  const documents = await everything(world.database);
  expect(holding(documents, words)).toEqual([]);
  expect(documents.size).toBeGreaterThan(20);
  expect((await auditProvider(world.database, providerId, modules)).broken).toEqual([]);
  expect(await figures(world, providerId)).toEqual(before);
  expect(await expectFolds(world, providerId)).toBe(1);
  await expect(auth.getUser(uid)).rejects.toMatchObject({ code: 'auth/user-not-found' });
  const [report] = (await world.database.collection('leavingReports').get()).docs;
  expect(report?.data().erased[providerId]).toMatchObject({ bookings: 1, events: 3 });
  expect(world.smtp.mails.map(({ to }) => to)).toEqual([`${uid}@quill.example`, `${uid}@quill.example`]);
});

/** Everything that the product lets a person do with a provider, as customer and as member. */
const useEverything = async (world: LeavingWorld, at: Awaited<ReturnType<typeof openProvider>>) => {
  const { database } = world;
  const { providerId, uid, owner, send, book } = at;
  const otherId = newId('other');
  const other = userActor(otherId);
  const member = (path: string) => database.doc(`serviceProviders/${providerId}/${path}`);
  const stamps = { createdAt: world.now, updatedAt: world.now };

  // A member who serves, completes other people's bookings, takes orders and keeps the stock.
  await send('member.add', { userId: uid, role: 'manager', displayName: person.displayName }, owner);
  await send('member.accept', { userId: uid });
  await send('member.rename', { userId: uid, displayName: `${person.displayName} the Great` });
  await member('resources/chair').set({ name: 'Zenobia', kind: 'member', memberId: uid, updatedBy: uid, ...stamps });
  await member('services/served').set({ ...automatic, resourceIds: ['chair'], updatedBy: uid, ...stamps });
  await member('menuItems/margherita/private/costing').set({ cost: price, updatedBy: uid, ...stamps });
  await member(`deletions/plans.old.${uid}`).set({ kind: 'plans', id: 'old', updatedBy: uid, updatedAt: world.now });
  await member('events/old_0').set({
    id: 'old_0',
    type: 'plan.deleted',
    entityType: 'plan',
    entityId: 'old',
    version: 1,
    correlationId: 'old',
    payload: {},
    createdBy: uid,
    occurredAt: world.now,
    ...stamps,
    syncStatus: 'processed',
  });
  await member('devices/tablet').set({
    user: uid,
    userName: person.displayName,
    name: 'Tablet',
    queued: 0,
    lastSeenAt: world.now,
    ...stamps,
  });
  await member('commands/queued').set({
    id: 'queued',
    type: 'order.place',
    status: 'queued',
    createdBy: uid,
    payload: { by: uid },
    ...stamps,
  });
  const foreign = newId('foreign');
  await send(
    'reservation.create',
    { reservationId: foreign, serviceId: 'served', startTime: inDays(1, 9, world.now).toISOString(), partySize: 1 },
    other,
  );
  await send('stock.receive', { ingredientId: 'mozzarella', quantity: 5000 });
  await send('stock.receive', { ingredientId: 'cola', quantity: 50 });
  await send('closure.create', {
    closureId: newId('closure'),
    from: '2030-12-24',
    until: '2030-12-24',
    onConflict: 'cancel',
  });

  // A customer with bookings in each state, two subscriptions, and orders by code, by claim and by phone.
  const [done, cancelled, paid] = [await book('cut', 1), await book('cut', 3), await book('pay', 2)];
  await send('reservation.cancel', { userId: uid, reservationId: cancelled, reason: 'Zenobia is ill' });
  const money = { paymentId: 'pi_1', gateway: 'stripe', amount: { ...price, amount: price.amount * 2 } };
  await send('reservation.confirmPayment', { userId: uid, reservationId: paid, ...money }, systemActor);
  await send('reservation.cancel', { userId: uid, reservationId: paid }, owner);
  const claimed = newId('claimed');
  const guest = { name: person.displayName, phone: person.phone, email: person.email };
  await send(
    'reservation.create',
    {
      reservationId: claimed,
      serviceId: 'cut',
      startTime: inDays(1, 11, world.now).toISOString(),
      partySize: 1,
      guest,
    },
    owner,
  );
  const code = (await member(`guestReservations/${claimed}`).get()).get('code');
  await send('reservation.claim', { code });
  // The same person without an account: staff typed the address that Auth has verified.
  const verified = { name: 'Zenobia', email: `${uid}@quill.example` };
  for (const days of [1, 50]) {
    const startTime = inDays(days, 15, world.now).toISOString();
    await send(
      'reservation.create',
      { reservationId: newId('guest'), serviceId: 'cut', startTime, partySize: 1, guest: verified },
      owner,
    );
  }
  const ahead = await book('cut', 40);
  const subscriptionId = newId('subscription');
  await send('subscription.create', { subscriptionId, planId: 'free', subscribers: [person.displayName] });

  // A package from the desk pays a visit; a gift card is bought, paid, and given away to another.
  const [ten, card] = [newId('package-of-ten-000000'), newId('gift-card-00000000000')];
  await send('voucher.sell', { voucherId: ten, serviceId: 'cut', visits: 10 }, owner);
  await send('voucher.take', { voucherId: ten });
  await send('voucher.redeem', { voucherId: ten, reservationId: ahead, userId: uid });
  await send('voucher.buy', { voucherId: card, serviceId: 'cut', amount: 5000 });
  await send(
    'voucher.confirmPayment',
    { userId: uid, voucherId: card, paymentId: newId('pi'), gateway: 'stripe', amount: { ...price, amount: 5000 } },
    systemActor,
  );
  await send('voucher.giveAway', { voucherId: card });
  await send('voucher.take', { voucherId: card }, other);

  const order = async (customer: { name?: string; phone?: string; email?: string; code?: string }, by = owner) => {
    const orderId = newId('order');
    const lines = [
      {
        lineId: 'l',
        menuItemId: 'margherita',
        quantity: 2,
        ...(customer.name === 'Zenobia' ? { note: 'for Zenobia' } : {}),
      },
    ];
    await send('order.place', { orderId, kind: 'takeAway', customer, lines }, by);
    await send('order.confirm', { orderId }, by);
    await send('order.complete', { orderId }, by);
    return orderId;
  };
  await order({ name: 'Zenobia', phone: person.phone });
  await order({ name: 'Zenobia', phone: '0039 06 / 5544-3322', code: await putCode(database, uid, world.now) });
  await order({ name: 'Zenobia', email: 'z@quill.example', code: await putCode(database, uid, world.now) });
  const bare = await order({});
  await send('order.claim', { orderId: bare, code: (await member(`orders/${bare}`).get()).get('claimCode') });
  await order(verified);
  await order({ name: 'Somebody Else', phone: '+39 06 99999999' }, userActor(uid));

  world.now = inDays(1, 13, world.now);
  for (const reservationId of [done, claimed])
    await send('reservation.complete', { userId: uid, reservationId }, owner);
  await send('reservation.rate', { reservationId: done, stars: 4, comment: 'Zenobia was here' });
  await send('reservation.complete', { userId: otherId, reservationId: foreign });

  // Her own documents, and what the product keeps about her elsewhere.
  const own = (path: string, data: object) => database.doc(`endUsers/${uid}/${path}`).set({ ...data, ...stamps });
  await own('devices/phone', { token: `token-${uid}`, platform: 'android' });
  await own('commands/mine', { id: 'mine', status: 'queued', createdBy: uid, providerId });
  await own(`calendarFeeds/${providerId}`, { key: 'k' });
  await own(`digests/${providerId}_1`, { providerId });
  await database.doc(`customerCodes/0000000000`).set({ userId: uid, expireAt: world.now });
  await database.doc('checkouts/c').set({ userId: uid, providerId, reservationId: paid, ...stamps });
  await database.doc(`usage/${uid}`).set({ providers: 0, updatedAt: world.now });
  await database.doc('stuckItems/s').set({ sweep: 'expireHolds', path: `endUsers/${uid}/reservations/x`, attempts: 1 });
  await database.doc('failedRecordChanges/f').set({ kind: 'plans', after: { updatedBy: uid }, ...stamps });
  await member('unmatchedPayments/u').set({
    gateway: 'stripe',
    paymentId: 'pi_u',
    amount: { amount: 1, currency: 'EUR' },
    rejection: { code: 'not-found', message: 'no such booking' },
    userId: uid,
    providerId,
    settledBy: uid,
    ...stamps,
  });
  await member('invitations/i').set({
    role: 'staff',
    createdBy: uid,
    email: `${uid}@quill.example`,
    status: 'open',
    ...stamps,
  });
  return { paid, ahead, foreign, subscriptionId };
};

test('erases a person who used everything, and every figure of the provider stays', async () => {
  const world = await openLeavingWorld();
  const { database, leaver } = world;
  const at = await openProvider(world);
  const { providerId, uid, words } = at;
  const { paid, ahead, foreign, subscriptionId } = await useEverything(world, at);
  await projectAll(world, providerId);
  expect((await auditProvider(database, providerId, modules)).broken).toEqual([]);
  expect(holding(await everything(database), words).length).toBeGreaterThan(80);
  const before = await figures(world, providerId);
  const customersBefore = await database.collection(`serviceProviders/${providerId}/customers`).get();

  await requestLeaving(leaver, uid);
  await letThemLeave(world, [providerId]);

  const documents = await everything(database);
  expect(holding(documents, words)).toEqual([]);
  expect((await auditProvider(database, providerId, modules)).broken).toEqual([]);
  await expectFolds(world, providerId);
  const after = await figures(world, providerId);
  expect(after.stock).toEqual(before.stock);
  const total = (all: object[], field: string) =>
    all.reduce((sum, one) => sum + Number(Reflect.get(one, field) ?? 0), 0);
  // Only the bookings ahead and the subscription were cancelled.
  for (const field of ['totalReservations', 'completedReservations', 'totalSubscriptions', 'ratings', 'stars'])
    expect([field, total(after.counters, field)]).toEqual([field, total(before.counters, field)]);
  for (const field of ['revenue', 'sales', 'tax', 'completed', 'ordersCompleted'])
    expect([field, total(after.days, field)]).toEqual([field, total(before.days, field)]);

  // Three entries of the same person, by phone and by two addresses, are one now. Somebody else's stays.
  const customers = await database.collection(`serviceProviders/${providerId}/customers`).get();
  const sum = (all: typeof customers, field: string) => all.docs.reduce((s, one) => s + Number(one.get(field)), 0);
  expect([customersBefore.size, customers.size]).toEqual([4, 2]);
  for (const field of ['totalOrders', 'totalSpent.amount', 'loyaltyPoints'])
    expect([field, sum(customers, field)]).toEqual([field, sum(customersBefore, field)]);

  const guest = async (id: string) =>
    (await database.doc(`serviceProviders/${providerId}/guestReservations/${id}`).get()).data();
  expect(await guest(ahead)).toMatchObject({ status: 'cancelled', cancelledBy: 'endUser', attendees: [] });
  expect(await guest(paid)).toMatchObject({ paymentStatus: 'refundDue', paymentId: 'pi_1' });
  const pseudonym = String((await guest(paid))?.erasedAs);
  expect((await database.doc(`endUsers/${pseudonym}/subscriptions/${subscriptionId}`).get()).data()).toMatchObject({
    status: 'cancelled',
    subscribers: [],
  });
  const served = await database.doc(`serviceProviders/${providerId}/completedReservations/${foreign}`).get();
  expect(served.data()).toMatchObject({ completedBy: pseudonym, servedBy: { memberId: pseudonym } });
  const chair = await database.doc(`serviceProviders/${providerId}/resources/chair`).get();
  expect(chair.data()).toMatchObject({ memberId: pseudonym, active: false });
  await expect(auth.getUser(uid)).rejects.toMatchObject({ code: 'auth/user-not-found' });

  // The gateway still names the person. The refund reaches the booking, and nothing brings the uid back.
  const amount = { ...price, amount: price.amount * 2 };
  const report = { refund: { amount, isFull: true }, reportedAt: world.now } as const;
  await reportSettlement(leaver.context, 'stripe', { paymentId: 'pi_1', report });
  await reportPayment(leaver.context, 'stripe', {
    paymentId: 'pi_1',
    amount,
    providerId,
    userId: uid,
    subject: { reservationId: paid },
  });
  expect(await guest(paid)).toMatchObject({ paymentStatus: 'refunded' });
  await projectAll(world, providerId);
  expect((await auditProvider(database, providerId, modules)).broken).toEqual([]);
  expect(holding(await everything(database), words)).toEqual([]);
});

test('a run that dies anywhere goes on, and ends with the same', { timeout: 120_000 }, async () => {
  const world = await openLeavingWorld();
  const { database, leaver } = world;
  const at = await openProvider(world);
  const { providerId, uid, words } = at;
  await useEverything(world, at);
  await projectAll(world, providerId);
  await requestLeaving(leaver, uid);
  world.now = new Date(world.now.getTime() + 14 * dayMs);
  await sweepLeavings(leaver);
  world.now = new Date(world.now.getTime() + 2 * hourMs);
  // Each run dies at its fourth commit.
  let deaths = 0;
  for (let runs = 0; runs < 100; runs++) {
    const dying = dyingAfter(database, 3);
    const died = await leave(
      { ...leaver, context: { ...leaver.context, firestore: dying } },
      database.doc(`leavings/${uid}`),
    ).then(
      () => false,
      () => true,
    );
    await projectAll(world, providerId);
    expect((await auditReservations(database, providerId)).broken).toEqual([]);
    expect((await auditSubscriptions(database, providerId)).broken).toEqual([]);
    if (!died) break;
    deaths += 1;
  }
  expect(deaths).toBeGreaterThan(10);
  for (let n = 0; n < 4; n++) {
    world.now = new Date(world.now.getTime() + hourMs);
    await sweepLeavings(leaver);
    await projectAll(world, providerId);
  }
  expect(holding(await everything(database), words)).toEqual([]);
  expect((await auditProvider(database, providerId, modules)).broken).toEqual([]);
});

test('a main owner must hand over first, and a person may change their mind until the end of the grace period', async () => {
  const world = await openLeavingWorld();
  const { database, leaver } = world;
  const { providerId, ownerId, uid, send, owner } = await openProvider(world);
  expect(await requestLeaving(leaver, ownerId)).toEqual({
    reason: 'owns-providers',
    providers: [{ providerId, name: 'Salon Test' }],
  });
  expect((await database.doc(`leavings/${ownerId}`).get()).exists).toBe(false);

  await requestLeaving(leaver, uid);
  expect(await requestLeaving(leaver, uid)).toMatchObject({ status: 'requested' });
  expect(await previewLeaving(leaver, uid)).toMatchObject({
    bookings: 0,
    owns: [],
    erasesAt: '2030-05-15T08:00:00.000Z',
  });
  await withdrawLeaving(leaver, uid);
  expect(await withdrawLeaving(leaver, uid)).toEqual({ reason: 'not-leaving' });
  world.now = new Date(world.now.getTime() + 15 * dayMs);
  expect(await sweepLeavings(leaver)).toEqual({ done: 0, failures: [] });
  expect((await auth.getUser(uid)).disabled).toBe(false);
  const inbox = await database.collection(`endUsers/${uid}/notifications`).get();
  expect(inbox.docs.map((one) => one.get('type')).sort()).toEqual(['leavingRequested', 'leavingStopped']);

  // Somebody becomes the main owner during the grace period: the account stays, and they are told.
  await requestLeaving(leaver, uid);
  await send('member.add', { userId: uid, role: 'owner' }, owner);
  await send('member.accept', { userId: uid });
  await send('provider.handOver', { userId: uid }, owner);
  world.now = new Date(world.now.getTime() + 15 * dayMs);
  await sweepLeavings(leaver);
  expect((await database.doc(`leavings/${uid}`).get()).data()).toMatchObject({
    status: 'requested',
    blockedBy: [providerId],
  });
  await send('provider.handOver', { userId: ownerId, stepDown: true });
  world.now = new Date(world.now.getTime() + dayMs);
  await sweepLeavings(leaver);
  expect((await database.doc(`leavings/${uid}`).get()).get('status')).toBe('closing');
  expect((await auth.getUser(uid)).disabled).toBe(true);
  expect(await withdrawLeaving(leaver, uid)).toEqual({ reason: 'too-late' });
});

test('a provider forgets a guest at once, or after the days of its setting', async () => {
  const world = await openLeavingWorld();
  const { database, leaver } = world;
  const { providerId, owner, send, words } = await openProvider(world);
  const bookGuest = async (days: number) => {
    const reservationId = newId('booking');
    const guest = { name: person.displayName, phone: person.phone, email: 'guest@quill.example' };
    await send(
      'reservation.create',
      { reservationId, serviceId: 'cut', startTime: inDays(days, 9, world.now).toISOString(), partySize: 1, guest },
      owner,
    );
    return reservationId;
  };
  const [first, second, third] = [await bookGuest(1), await bookGuest(2), await bookGuest(20)];
  const erase = (actor: Actor, reservationId: string) =>
    eraseGuest(leaver.context, actor, { providerId, reservationId });
  expect(await erase(owner, first)).toEqual({ reason: 'still-open' });
  expect(await erase(userActor(newId('stranger')), first)).toEqual({ reason: 'not-allowed' });
  world.now = inDays(3, 0, world.now);
  expect(await erase(owner, 'nobody')).toEqual({ reason: 'no-guest' });
  expect(await erase(owner, first)).toEqual({ erased: true });
  expect(await erase(owner, first)).toEqual({ erased: false });
  const named = holding(await everything(database), ['guest@quill.example', person.displayName]);
  expect(named.filter((path) => path.includes(first))).toEqual([]);
  expect(await expectFolds(world, providerId)).toBe(3);

  await send('provider.update', { settings: { contactRetentionDays: 7 } }, owner);
  world.now = inDays(10, 0, world.now);
  expect(await forgetGuests(leaver.context)).toEqual({ done: 1, failures: [] });
  expect(await forgetGuests(leaver.context)).toEqual({ done: 0, failures: [] });
  const open = await database.doc(`serviceProviders/${providerId}/guestReservations/${third}`).get();
  expect(open.get('userName')).toBe(person.displayName);
  world.now = inDays(30, 0, world.now);
  expect(await forgetGuests(leaver.context)).toEqual({ done: 1, failures: [] });
  await projectAll(world, providerId);
  expect((await auditProvider(database, providerId, modules)).broken).toEqual([]);
  const left = holding(await everything(database), ['guest@quill.example', '55443322']);
  expect(left.filter((path) => !path.startsWith('endUsers/'))).toEqual([]);
  expect(words.length).toBeGreaterThan(0);
  expect([second, third].length).toBe(2);
});
