import { customerHistory, sync } from '@counterfoil/client/insight';
import { expect, test } from 'vitest';
import { order } from '../../domain/test-kit/meal.ts';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const bookingOf = (reservationId: string) => ({
  reservationId,
  serviceId: 'cut',
  startTime: inDays(2).toISOString(),
  partySize: 1,
});

test('sync resolves once the server has all and confirms all; every event names the same device', async () => {
  const { providerId } = await createTenant({ services: { cut: { ...automatic, capacity: 50 } } });
  const person = await signIn();
  const list = person.counterfoil.me().reservations();
  const watching = list.subscribe();
  const ids = [newId('booking'), newId('booking'), newId('booking')];
  const [first, second, own] = ids.map((id, n) =>
    person.counterfoil.send({
      type: 'reservation.create',
      providerId,
      payload: bookingOf(id),
      ...(n === 2 ? { deviceId: 'kiosk-7' } : {}),
    }),
  );
  await Promise.all([first?.kept, second?.kept, own?.kept]);
  await sync(person.counterfoil, { withinMs: 90_000 });
  for (const id of ids)
    expect((await firestore.doc(`endUsers/${person.uid}/reservations/${id}`).get()).exists).toBe(true);
  const deviceOf = async (id = ''): Promise<unknown> =>
    (await firestore.doc(`endUsers/${person.uid}/events/${id}_0`).get()).get('metadata.deviceId');
  const device = await deviceOf(first?.id);
  expect(device).toMatch(/^[0-9a-f]{32}$/);
  expect(await deviceOf(second?.id)).toBe(device);
  expect(await deviceOf(own?.id)).toBe('kiosk-7');
  watching.unsubscribe();
  await person.close();
});

test('sync fails with unavailable if no function answers', async () => {
  const { providerId } = await createTenant();
  const person = await signIn(undefined, {}, { ...emulators, functions: '127.0.0.1:9', firestore: '127.0.0.1:9' });
  const sent = person.counterfoil.send({
    type: 'reservation.create',
    providerId,
    payload: bookingOf(newId('booking')),
  });
  sent.outcome.catch(() => {});
  await sent.kept;
  await expect(sync(person.counterfoil, { withinMs: 500 })).rejects.toMatchObject({ code: 'unavailable' });
  await person.close();
});

test("shows a customer's bookings in every status, newest first, to staff by the person's id", async () => {
  const { providerId, ownerId } = await createTenant({ services: { cut: { ...automatic, capacity: 50 } } });
  const [uid, older, newer] = [newId('user'), newId('booking'), newId('booking')];
  const book = (id: string, days: number) =>
    mustRun(userActor(uid), makeCommand('reservation.create', providerId, bookingOf(id)), inDays(days));
  await book(older, -2);
  await book(newer, -1);
  await mustRun(
    userActor(uid),
    makeCommand('reservation.cancel', providerId, { userId: uid, reservationId: older }),
    inDays(-1),
  );
  await firestore.doc(`serviceProviders/${providerId}/customers/c1`).set({ userId: uid });
  await firestore.doc(`serviceProviders/${providerId}/customers/c2`).set({ phone: '0301' });
  await firestore
    .doc(`serviceProviders/${providerId}/orders/o1`)
    .set({ ...order({ orderId: 'o1', lines: [], customer: { userId: uid } }), createdAt: new Date(0) });
  const owner = await signIn(ownerId);
  for (const customer of ['c1', { userId: uid }]) {
    const history = customerHistory(owner.counterfoil, providerId, customer);
    const { data } = await eventually(history, ({ data, fromCache }) => !fromCache && data.length === 3);
    const ids = data.map((one) => (one.kind === 'reservation' ? one.reservation.id : one.kind));
    expect(ids).toEqual([newer, older, 'order']);
  }
  const none = customerHistory(owner.counterfoil, providerId, 'c2');
  expect((await eventually(none, ({ fromCache }) => !fromCache)).data).toEqual([]);
  await owner.close();
});
