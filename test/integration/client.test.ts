import { createCounterfoil, type FreeSlot } from '@counterfoil/client';
import { deleteApp, initializeApp } from 'firebase/app';
import { firstValueFrom, merge } from 'rxjs';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { countReads } from '../kit/count-reads.ts';
import { asSoldByEarlierVersion } from '../kit/earlier-slots.ts';
import { emulators, projectId } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { invokeSchedule } from '../kit/invoke-schedule.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { storedReservations } from '../kit/stored-bookings.ts';
import { systemCommand } from '../kit/system-command.ts';
import { automatic, createTenant, inDays, price } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const services = {
  cut: automatic,
  ask: { ...automatic, confirmation: 'manual' as const },
  pay: { ...automatic, confirmation: 'payment' as const },
};

const day = inDays(3).toISOString().slice(0, 10);
const noon = `${day}T12:00:00.000Z`;

test('shows both sides a booking live while the provider confirms and completes it', async () => {
  const { providerId, ownerId } = await createTenant({ services });
  const [customer, owner] = [await signIn(), await signIn(ownerId)];
  const mine = customer.counterfoil.me().reservations();
  const view = owner.counterfoil.provider(providerId);
  const watching = merge(mine, view.reservations('pending'), view.reservations('confirmed')).subscribe();

  const reservationId = v7();
  const target = { userId: customer.uid, reservationId };
  const outcome = await customer.counterfoil.send({
    type: 'reservation.create',
    providerId,
    payload: { reservationId, serviceId: 'ask', startTime: noon, partySize: 2, attendees: ['Ada', 'Grace'] },
  });
  expect(outcome).toMatchObject({ outcome: 'applied', version: 1 });
  const own = await eventually(mine, ({ data }) => data[0]?.status === 'pending');
  expect(own.data).toMatchObject([{ reservationId, partySize: 2, attendees: [{ name: 'Ada' }, { name: 'Grace' }] }]);
  const asked = await eventually(view.reservations('pending'), ({ data }) => data.length === 1);
  expect(asked.data).toMatchObject([{ reservationId, code: own.data[0]?.code, partySize: 2 }]);
  expect(JSON.stringify(asked.data)).not.toContain('Ada');

  await owner.counterfoil.send({ type: 'reservation.confirm', providerId, payload: target });
  await eventually(view.reservations('confirmed'), ({ data }) => data.length === 1);
  await eventually(view.reservations('pending'), ({ data }) => data.length === 0);
  const complete = makeCommand('reservation.complete', providerId, target);
  await mustRun(userActor(ownerId), complete, new Date(noon));
  await eventually(view.reservations('confirmed'), ({ data }) => data.length === 0);
  const done = await eventually(mine, ({ data }) => data[0]?.status === 'completed');
  expect(done.data[0]).toMatchObject({ version: 3, reservationStartTime: new Date(noon) });
  watching.unsubscribe();
  await Promise.all([customer.close(), owner.close()]);
});

test('updates free slots after bookings and cancellations', async () => {
  const { providerId } = await createTenant({ services });
  const customer = await signIn();
  const slots = customer.counterfoil.provider(providerId).slots('cut', day);
  const availableAtNoon = (wanted: number) =>
    eventually(slots, ({ data }) => data.find(({ start }) => start.toISOString() === noon)?.available === wanted);
  const watching = slots.subscribe();
  await availableAtNoon(10);
  const reservationId = v7();
  const payload = { reservationId, serviceId: 'cut', startTime: noon, partySize: 3 };
  await customer.counterfoil.send({ type: 'reservation.create', providerId, payload });
  await availableAtNoon(7);
  const target = { userId: customer.uid, reservationId };
  await customer.counterfoil.send({ type: 'reservation.cancel', providerId, payload: target });
  await availableAtNoon(10);
  watching.unsubscribe();
  await customer.close();
});

test('shows current slots at one read when a listener returns to a day', async () => {
  const { providerId } = await createTenant({ services });
  const customer = await signIn();
  const slots = () => customer.counterfoil.provider(providerId).slots('cut', day);
  const atNoon = (free: FreeSlot[]) => free.find(({ start }) => start.toISOString() === noon)?.available;
  await eventually(slots(), ({ data }) => atNoon(data) === 10);

  const reads = countReads();
  const payload = { reservationId: v7(), serviceId: 'cut', startTime: noon, partySize: 4 };
  await mustRun(userActor(newId('user')), makeCommand('reservation.create', providerId, payload));
  await eventually(slots(), ({ data }) => atNoon(data) === 6);
  expect(reads.paths).toEqual([`serviceProviders/${providerId}/slots/cut_${day}Z`]);
  reads.stop();
  await customer.close();
});

test('shows the slots of a local day that lies on two UTC days, whichever version has sold them', async () => {
  const hours = [{ open: '14:00', close: '20:00' }];
  const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, hours]);
  const long = { ...automatic, durationMinutes: 90, slotMinutes: 90 };
  const { providerId } = await createTenant({
    services: { long },
    timeZone: 'America/Los_Angeles',
    openingHours: Object.fromEntries(week),
  });
  const customer = await signIn();
  const free = () => customer.counterfoil.provider(providerId).slots('long', day);
  const starts = (await eventually(free(), ({ data }) => data.length === 4)).data.map(({ start }) => start);
  const bookAt = async (start: Date | undefined, partySize: number) => {
    const payload = { reservationId: v7(), serviceId: 'long', startTime: String(start?.toISOString()), partySize };
    await mustRun(userActor(newId('user')), makeCommand('reservation.create', providerId, payload));
  };
  // Around midnight UTC, in summer or winter.
  for (const [n, start] of starts.entries()) await bookAt(start, n + 1);
  const available = (data: FreeSlot[]) => data.map((one) => one.available);
  const after = (seats: number[]) => eventually(free(), ({ data }) => available(data).join() === seats.join());
  expect(available((await after([9, 8, 7, 6])).data)).toEqual([9, 8, 7, 6]);

  await asSoldByEarlierVersion(firestore, providerId);
  await after([9, 8, 7, 6]);
  await bookAt(starts[1], 1);
  await bookAt(starts[3], 3);
  await after([9, 7, 7, 3]);
  await customer.close();
});

test('expires an unpaid hold by schedule, and shows it to both sides', async () => {
  const { providerId, ownerId } = await createTenant({ services });
  const [customer, owner] = [await signIn(), await signIn(ownerId)];
  const payload = { reservationId: v7(), serviceId: 'pay', startTime: noon, partySize: 1 };
  const create = makeCommand('reservation.create', providerId, payload);
  await mustRun(userActor(customer.uid), create, new Date(Date.now() - 16 * 60_000));
  await invokeSchedule('expireHolds');
  const mine = await eventually(customer.counterfoil.me().reservations(), ({ fromCache }) => !fromCache);
  expect(mine.data).toMatchObject([{ status: 'cancelled', cancelledBy: 'system', cancellationReason: 'expired' }]);
  const gone = await eventually(owner.counterfoil.provider(providerId).reservations('cancelled'), (s) => !s.fromCache);
  expect(gone.data).toMatchObject([{ cancelledBy: 'system', cancellationReason: 'expired' }]);
  await Promise.all([customer.close(), owner.close()]);
});

test("accepts a payment from the gateway's server through the callable, and rejects it from a customer", async () => {
  const { providerId } = await createTenant({ services });
  const [customer, gateway] = [await signIn(), await signIn(newId('gateway'), { system: true })];
  const payload = { reservationId: v7(), serviceId: 'pay', startTime: noon, partySize: 2 };
  await customer.counterfoil.send({ type: 'reservation.create', providerId, payload });
  const paid = systemCommand('reservation.confirmPayment', providerId, {
    userId: customer.uid,
    reservationId: payload.reservationId,
    paymentId: newId('pi'),
    gateway: 'stripe',
    amount: { ...price, amount: 2 * price.amount },
  });
  const denied = { outcome: 'rejected', rejection: { code: 'permission-denied' } };
  expect(await customer.counterfoil.send(paid)).toMatchObject(denied);
  expect(await gateway.counterfoil.send(paid)).toMatchObject({ outcome: 'applied', version: 2 });
  await Promise.all([customer.close(), gateway.close()]);
});

test('queues a command whose call gets no answer, and still resolves with its outcome', async () => {
  const { providerId } = await createTenant();
  const nobodyListens = { ...emulators, functions: '127.0.0.1:1' };
  const customer = await signIn(newId('user'), {}, nobodyListens);
  const payload = { reservationId: v7(), serviceId: 'cut', startTime: noon, partySize: 1 };
  const command = { id: newId('command'), type: 'reservation.create', providerId, payload } as const;
  const outcome = await customer.counterfoil.send(command);
  expect(outcome).toEqual({ commandId: command.id, outcome: 'applied', version: 1, eventIds: [`${command.id}_0`] });
  expect(await customer.counterfoil.send(command)).toEqual(outcome);
  const tooMany = { ...command, id: newId('command'), payload: { ...payload, reservationId: v7(), partySize: 99 } };
  const refused = { outcome: 'rejected', rejection: { code: 'resource-exhausted', details: { available: 9 } } };
  expect(await customer.counterfoil.send(tooMany)).toMatchObject(refused);
  expect(await storedReservations(customer.uid)).toHaveLength(1);
  await customer.close();
});

test('rejects commands and own bookings without a sign-in', async () => {
  const app = initializeApp({ projectId, apiKey: 'test' }, newId('app'));
  const counterfoil = createCounterfoil({ app, emulators });
  // It is not known yet that nobody is signed in, so the lists and writes wait.
  const early = counterfoil.me();
  const waiting = [
    firstValueFrom(early.reservations()),
    firstValueFrom(early.reservation('r')),
    firstValueFrom(early.unreadCount()),
    early.setPreferences({ email: false }),
  ];
  const target = { userId: 'u', reservationId: 'r' };
  const unauthenticated = { name: 'CounterfoilError', code: 'unauthenticated' };
  const sent = counterfoil.send({ type: 'reservation.cancel', providerId: 'p', payload: target });
  await expect(sent).rejects.toMatchObject(unauthenticated);
  for (const waited of waiting) await expect(waited).rejects.toMatchObject(unauthenticated);
  expect(() => early.reservations().loadMore()).not.toThrow();
  expect(() => counterfoil.me()).toThrowError(expect.objectContaining(unauthenticated));
  await deleteApp(app);
});

test('reads a list by the page, and loads the next page by loadMore', async () => {
  const { providerId, ownerId } = await createTenant();
  const owner = await signIn(ownerId);
  const batch = firestore.batch();
  const path = `serviceProviders/${providerId}/completedReservations`;
  for (let n = 0; n < 250; n++)
    batch.set(firestore.doc(`${path}/b${n}`), { reservationId: `b${n}`, timestamp: new Date(n) });
  await batch.commit();
  const list = owner.counterfoil.provider(providerId).reservations('completed');
  const watching = list.subscribe();
  const page = await eventually(list, ({ fromCache }) => !fromCache);
  expect(page.data).toHaveLength(200);
  expect(page.data[0]?.reservationId).toBe('b249');
  list.loadMore();
  await eventually(list, ({ data }) => data.length === 250);
  watching.unsubscribe();
  await owner.close();
});

test('shares one listener among all subscribers of a list', async () => {
  const { providerId, ownerId } = await createTenant();
  const owner = await signIn(ownerId);
  const payload = { reservationId: v7(), serviceId: 'cut', startTime: noon, partySize: 1 };
  await mustRun(userActor(newId('user')), makeCommand('reservation.create', providerId, payload));
  const reads = countReads();
  const lists = [1, 2, 3].map(() => owner.counterfoil.provider(providerId).reservations('confirmed'));
  const watching = merge(...lists).subscribe();
  for (const list of lists) await eventually(list, ({ data }) => data.length === 1);
  expect(reads.paths).toEqual([`serviceProviders/${providerId}/confirmedReservations/${payload.reservationId}`]);
  reads.stop();
  watching.unsubscribe();
  await owner.close();
});

test('reports a denied read as an error with its code and path', async () => {
  const { providerId } = await createTenant();
  const stranger = await signIn();
  const list = stranger.counterfoil.provider(providerId).reservations('pending');
  const failure = eventually(list, () => true);
  await expect(failure).rejects.toMatchObject({ name: 'CounterfoilError', code: 'permission-denied' });
  await expect(failure).rejects.toThrow(`serviceProviders/${providerId}/pendingReservations`);
  await stranger.close();
});
