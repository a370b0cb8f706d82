import { firstValueFrom } from 'rxjs';
import { afterEach, expect, test, vi } from 'vitest';
import { at, monday, salon } from '../../../domain/test-kit/salon.ts';
import { dataOf, until } from '../../test-kit/live-data.ts';
import { stageDocuments } from '../../test-kit/stage-documents.ts';
import { desk } from '../desk.ts';
import { createFakeCounterfoil, type FakeCounterfoil } from './index.ts';

const open: FakeCounterfoil[] = [];
afterEach(() => {
  for (const fake of open.splice(0)) fake.counterfoil.dispose();
});

const salonFor = (uid: string): FakeCounterfoil => {
  const fake = createFakeCounterfoil({
    user: { uid, displayName: 'Alice' },
    documents: stageDocuments(salon()),
    now: monday,
  });
  open.push(fake);
  return fake;
};

const booking = (reservationId: string, time = '10:00') => ({
  type: 'reservation.create' as const,
  providerId: 'salon',
  payload: { reservationId, serviceId: 'cut', startTime: at(time), partySize: 1 },
});

test('a booking is decided by the real decider, and shows in both halves', async () => {
  const fake = salonFor('alice');
  const { counterfoil } = fake;
  const handle = counterfoil.send(booking('r'));
  expect(await handle.kept).toBe('disk');
  expect(await handle).toMatchObject({ outcome: 'applied', version: 1 });
  expect(await dataOf(counterfoil.me().reservations())).toMatchObject([{ id: 'r', status: 'confirmed' }]);
  const references = await dataOf(counterfoil.provider('salon').reservations('confirmed'));
  expect(references).toMatchObject([{ id: 'r', userId: 'alice', serviceName: 'Cut, automatic' }]);
  expect(references[0]).not.toHaveProperty('userName');
  expect(await dataOf(counterfoil.provider('salon').reservation('r'))).toMatchObject({ status: 'confirmed' });
  expect(await dataOf(desk(counterfoil, 'salon').ofDay('2026-05-04'))).toMatchObject([{ id: 'r' }]);
  const slots = await dataOf(counterfoil.provider('salon').slots('cut', '2026-05-04'));
  const [taken] = slots.filter(({ start }) => start.getTime() === Date.parse(at('10:00')));
  expect(taken?.available).toBe((taken?.capacity ?? 0) - 1);
  const { reservations, nextToCome } = await dataOf(counterfoil.provider('salon').analytics());
  expect(reservations).toMatchObject({ total: 1, confirmed: 1 });
  expect(nextToCome).toMatchObject([{ reservationId: 'r' }]);
  expect(fake.documents('scheduledReminders')).toHaveLength(1);
  expect(fake.documents('endUsers/alice/events')).toMatchObject([{ type: 'reservation.created' }]);
});

test('a taken slot is refused with a typed reason, and the refusal waits to be acknowledged', async () => {
  const fake = salonFor('alice');
  const { counterfoil } = fake;
  const { capacity } = (await dataOf(counterfoil.provider('salon').service('cut'))) ?? { capacity: 0 };
  for (let n = 0; n < capacity; n++) fake.sendAs({ kind: 'user', uid: `bob-${n}` }, booking(`taken-${n}`));
  const outcome = await counterfoil.send(booking('r'));
  const reason = outcome.outcome === 'rejected' ? outcome.rejection.details?.reason : undefined;
  expect(reason).toBe('slot-full' satisfies typeof reason);
  const [refusal] = await until(counterfoil.refusals$, (all) => all.length > 0);
  expect(refusal).toMatchObject({ rejection: { code: 'resource-exhausted' }, command: { type: 'reservation.create' } });
  await counterfoil.acknowledge(refusal?.id ?? '');
  expect(await firstValueFrom(counterfoil.refusals$)).toEqual([]);
});

test('offline a command waits, shows as pending, and is applied once the network is back', async () => {
  const fake = salonFor('alice');
  const { counterfoil } = fake;
  const lists: { ids: string[]; pending: string[]; fromCache: boolean }[] = [];
  counterfoil
    .me()
    .reservations()
    .subscribe(({ data, pendingIds, fromCache }) =>
      lists.push({ ids: data.map(({ id }) => id), pending: [...pendingIds], fromCache }),
    );
  fake.goOffline();
  expect(await until(counterfoil.connection$, (state) => state === 'offline')).toBe('offline');
  const handle = counterfoil.send(booking('r'));
  await until(counterfoil.pending$, (work) => work[0]?.state === 'queued');
  await expect.poll(() => lists.at(-1), { timeout: 10_000 }).toEqual({ ids: ['r'], pending: ['r'], fromCache: true });
  expect(fake.document('endUsers/alice/reservations/r')).toBeUndefined();
  fake.goOnline();
  expect(await handle).toMatchObject({ outcome: 'applied' });
  await expect.poll(() => lists.at(-1), { timeout: 10_000 }).toEqual({ ids: ['r'], pending: [], fromCache: false });
  expect(await firstValueFrom(counterfoil.pending$)).toEqual([]);
});

test('a refusal of the test rolls a prediction back, also of a command that was offline', async () => {
  const fake = salonFor('alice');
  const { counterfoil } = fake;
  const list = counterfoil.me().reservations();
  const watching = list.subscribe();
  fake.goOffline();
  const handle = counterfoil.send(booking('r'));
  await until(list, ({ data }) => data.length === 1);
  fake.refuseNext({
    code: 'failed-precondition',
    message: 'closed today',
    details: { reason: 'closed' },
  });
  fake.goOnline();
  expect(await handle).toMatchObject({ outcome: 'rejected', rejection: { message: 'closed today' } });
  await until(list, ({ data }) => data.length === 0);
  const [refusal] = await until(counterfoil.refusals$, (all) => all.length > 0);
  expect(Object.keys(refusal?.shown ?? {})).toContain('endUsers/alice/reservations/r');
  watching.unsubscribe();
});

test('a command builds on a refused one, and is refused with it', async () => {
  const fake = salonFor('alice');
  const { counterfoil } = fake;
  fake.goOffline();
  const create = counterfoil.send(booking('r'));
  const cancel = counterfoil.send({
    type: 'reservation.cancel',
    providerId: 'salon',
    payload: { userId: 'alice', reservationId: 'r' },
  });
  await Promise.all([create.kept, cancel.kept]);
  fake.refuseNext({ code: 'resource-exhausted', message: 'full', details: { reason: 'slot-full' } });
  fake.goOnline();
  expect(await create).toMatchObject({ outcome: 'rejected' });
  expect(await cancel).toMatchObject({ rejection: { details: { reason: 'predecessor-refused' } } });
  expect(await until(counterfoil.refusals$, (all) => all.length > 0)).toHaveLength(1);
});

test('the same id takes effect once', async () => {
  const { counterfoil } = salonFor('alice');
  const again = { ...booking('r'), id: 'mine' };
  expect(await counterfoil.send(again)).toMatchObject({ outcome: 'applied' });
  expect(await counterfoil.send(again)).toMatchObject({ outcome: 'duplicate' });
  const other = { ...booking('other', '11:00'), id: 'mine' };
  expect(await counterfoil.send(other)).toMatchObject({ rejection: { details: { reason: 'id-used' } } });
});

test('a sign-out ends the lists, and the next user has their own', async () => {
  const fake = salonFor('alice');
  const { counterfoil } = fake;
  await counterfoil.send(booking('r'));
  const ended = new Promise((resolve) => counterfoil.me().reservations().subscribe({ error: resolve }));
  fake.signOut();
  expect(await ended).toMatchObject({ code: 'permission-denied' });
  expect(await firstValueFrom(counterfoil.connection$)).toBe('needs-sign-in');
  expect(() => counterfoil.me()).toThrow('sign in first');
  await expect(counterfoil.send(booking('s'))).rejects.toMatchObject({ code: 'unauthenticated' });
  fake.signIn({ uid: 'bob' });
  expect(await counterfoil.whenSignedIn()).toMatchObject({ uid: 'bob', displayName: null });
  expect(await dataOf(counterfoil.me().reservations())).toEqual([]);
});

test('signOut refuses while work is unsent, and drops it by force', async () => {
  const fake = salonFor('alice');
  const { counterfoil } = fake;
  fake.goOffline();
  const handle = counterfoil.send(booking('r'));
  const end = expect(handle).rejects.toMatchObject({ code: 'cancelled' });
  await handle.kept;
  await expect(counterfoil.signOut()).rejects.toMatchObject({ name: 'UnsentWork' });
  expect(await counterfoil.signOut({ force: true })).toMatchObject([{ what: 'reservation.create' }]);
  await end;
  expect(await firstValueFrom(counterfoil.user$)).toBeNull();
});

test('time stands still until a test moves it', async () => {
  const fake = salonFor('alice');
  const { counterfoil } = fake;
  const expiresAt = at('08:30');
  expect(counterfoil.now()).toEqual(monday);
  fake.moveClock(3_600_000);
  expect(counterfoil.now()).toEqual(new Date(at('09:00')));
  expect(await counterfoil.send({ ...booking('late'), expiresAt })).toMatchObject({
    rejection: { details: { reason: 'expired' } },
  });
  fake.moveClock(2 * 3_600_000);
  expect(await counterfoil.send(booking('past'))).toMatchObject({ rejection: { details: { reason: 'past' } } });
});

test('a hold waits for the payment that the test sends as the system', async () => {
  const fake = salonFor('alice');
  const { counterfoil } = fake;
  const paid = { ...booking('r').payload, serviceId: 'paid' };
  await counterfoil.send({ type: 'reservation.create', providerId: 'salon', payload: paid });
  const [held] = await dataOf(counterfoil.me().reservations({ status: 'pending' }));
  const amount = held?.totalPrice ?? { amount: 0, currency: 'EUR' };
  const outcome = fake.sendAs(
    { kind: 'system', name: 'payments' },
    {
      type: 'reservation.confirmPayment',
      providerId: 'salon',
      payload: { userId: 'alice', reservationId: 'r', paymentId: 'p', gateway: 'stripe', amount },
    },
  );
  expect(outcome).toMatchObject({ outcome: 'applied' });
  expect(await dataOf(counterfoil.me().reservations({ status: 'confirmed' }))).toMatchObject([{ id: 'r' }]);
});

test('a malformed document of the test is named', async () => {
  const fake = salonFor('alice');
  fake.write('serviceProviders/salon/services/cut', { name: 'Cut' });
  expect(await fake.counterfoil.send(booking('r'))).toMatchObject({
    rejection: { details: { reason: 'malformed-document', document: 'serviceProviders/salon/services/cut' } },
  });
});

test('a listener is silent while only other documents change', async () => {
  const fake = salonFor('alice');
  const { reservations } = fake.counterfoil.provider('salon');
  const told: unknown[] = [];
  const listening = reservations('confirmed').subscribe(({ data }) => told.push(data.map(({ id }) => id)));
  await vi.waitFor(() => expect(told).toEqual([[]]));
  fake.write('serviceProviders/salon/menuItems/tea', { name: 'Tea' });
  fake.write('serviceProviders/salon/menuItems/tea', undefined);
  expect(told).toEqual([[]]);
  fake.sendAs({ kind: 'user', uid: 'bob' }, booking('r'));
  expect(told).toEqual([[], ['r']]);
  listening.unsubscribe();
});

test('the own writes of a user reach the documents', async () => {
  const fake = salonFor('alice');
  const { counterfoil } = fake;
  fake.write('endUsers/alice/notifications/n', { title: 'Hello', readAt: null });
  await counterfoil.me().markRead('n');
  expect(fake.document('endUsers/alice/notifications/n')).toMatchObject({ readAt: monday });
  await expect(counterfoil.me().markRead('unknown')).rejects.toMatchObject({ code: 'not-found' });
  await counterfoil.me().setPreferences({ push: false });
  expect(fake.document('endUsers/alice')).toMatchObject({ email: 'alice@example.org' });
  const { code } = await counterfoil.me().customerCode();
  expect(fake.document(`customerCodes/${code}`)).toMatchObject({ userId: 'alice' });
});
