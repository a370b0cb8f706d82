import { preview } from '@counterfoil/client/preview';
import { expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { callPreview } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, price } from '../kit/tenant.ts';
import { idToken, signIn } from '../kit/user.ts';

const policy = { freeUntilHours: 48, feePercent: 50, noShowFeePercent: 100 };
const services = {
  small: { ...automatic, capacity: 1, durationMinutes: 60, slotMinutes: 60 },
  paid: { ...automatic, confirmation: 'payment' as const, cancellationPolicy: policy },
};

const hour = (n: number): string => inDays(3, 8 + n).toISOString();

const booking = (serviceId: string, startTime: string) => ({
  reservationId: newId('booking'),
  serviceId,
  startTime,
  partySize: 1,
});

test('tells a customer the price, the fee and the next free slots, and sends nothing', async () => {
  const { providerId } = await createTenant({ services });
  const { uid, counterfoil, close } = await signIn();
  await mustRun(userActor(newId('user')), makeCommand('reservation.create', providerId, booking('small', hour(0))));
  await mustRun(userActor(newId('user')), makeCommand('reservation.create', providerId, booking('small', hour(2))));
  expect(
    await preview(counterfoil, { type: 'reservation.create', providerId, payload: booking('small', hour(0)) }),
  ).toMatchObject({
    by: 'server',
    outcome: 'rejected',
    rejection: { code: 'resource-exhausted', details: { reason: 'slot-full', available: 0 } },
    freeSlots: [1, 3, 4, 5, 6].map((n) => ({ start: hour(n), end: hour(n + 1) })),
  });

  const paid = { ...booking('paid', inDays(1, 9).toISOString()), partySize: 2 };
  const total = { ...price, amount: 2 * price.amount };
  expect(await preview(counterfoil, { type: 'reservation.create', providerId, payload: paid })).toEqual({
    by: 'server',
    outcome: 'applied',
    version: 1,
    effects: { status: 'pending', price: total, paymentDue: total },
  });
  expect((await firestore.collection(`endUsers/${uid}/reservations`).get()).size).toBe(0);

  await mustRun(userActor(uid), makeCommand('reservation.create', providerId, paid));
  const target = { userId: uid, reservationId: paid.reservationId };
  const payment = { ...target, paymentId: newId('pi'), gateway: 'stripe', amount: total };
  await mustRun({ kind: 'system', name: 'test' }, makeCommand('reservation.confirmPayment', providerId, payment));
  const cancel = { type: 'reservation.cancel', providerId, payload: target } as const;
  expect(await preview(counterfoil, cancel)).toMatchObject({ effects: { status: 'cancelled', refundDue: price } });
  const stranger = await signIn();
  expect(await preview(stranger.counterfoil, cancel)).toMatchObject({
    outcome: 'rejected',
    rejection: { code: 'permission-denied' },
  });
  await Promise.all([close(), stranger.close()]);
});

test('decides on the device, with what is in flight, while the server does not answer', async () => {
  const { providerId } = await createTenant({ services });
  const { uid, close, counterfoil } = await signIn(newId('user'), {}, { ...emulators, functions: '127.0.0.1:1' });
  const view = counterfoil.provider(providerId);
  const day = hour(0).slice(0, 10);
  const watching = view.slots('small', day).subscribe();
  await eventually(view.slots('small', day), ({ data, fromCache }) => data.length > 0 && !fromCache);
  const payload = booking('small', hour(0));
  const command = { type: 'reservation.create', providerId, payload } as const;
  expect(await preview(counterfoil, command)).toMatchObject({
    by: 'device',
    outcome: 'applied',
    effects: { status: 'confirmed', price },
  });
  counterfoil.send(command).catch(() => {});
  await eventually(view.slots('small', day), ({ data }) =>
    data.some(({ start, available }) => start.toISOString() === hour(0) && available === 0),
  );
  const other = { ...command, payload: booking('small', hour(0)) };
  expect(await preview(counterfoil, other, { by: 'device' })).toMatchObject({
    by: 'device',
    outcome: 'rejected',
    rejection: { details: { reason: 'slot-full' } },
    freeSlots: expect.arrayContaining([{ start: hour(1), end: hour(2) }]),
  });
  const claim = { type: 'reservation.claim', providerId, payload: { code: 'ABCDEFGH' } } as const;
  await expect(preview(counterfoil, claim)).rejects.toMatchObject({
    code: 'unavailable',
  });
  watching.unsubscribe();
  await close();
  expect((await firestore.collection(`endUsers/${uid}/reservations`).get()).size).toBe(0);
});

test('tells what is short for an order', async () => {
  const { providerId, staffId } = await createRestaurant();
  const orderId = newId('order');
  const lines = [{ lineId: 'a', menuItemId: 'margherita', quantity: 2 }];
  await mustRun(userActor(staffId), makeCommand('order.place', providerId, { orderId, lines }));
  const { counterfoil, close } = await signIn(staffId);
  expect(await preview(counterfoil, { type: 'order.confirm', providerId, payload: { orderId } })).toMatchObject({
    outcome: 'rejected',
    rejection: {
      code: 'resource-exhausted',
      details: { reason: 'out-of-stock', shortages: [{ ingredientId: 'mozzarella', needed: 200, available: 0 }] },
    },
  });
  await firestore.doc(`serviceProviders/${providerId}/ingredients/mozzarella`).update({ allowNegative: true });
  expect(await preview(counterfoil, { type: 'order.confirm', providerId, payload: { orderId } })).toMatchObject({
    outcome: 'applied',
    effects: { shortfalls: [{ ingredientId: 'mozzarella', currentStock: -200 }] },
  });
  await close();
});

test('refuses a call without a sign-in or a command, and counts guesses at a code', async () => {
  const { providerId } = await createTenant();
  const token = await idToken(newId('user'));
  expect((await callPreview(undefined, {})).status).toBe(401);
  expect((await callPreview(token, {})).error).toMatchObject({ details: { field: 'command' } });
  expect((await callPreview(token, { command: {}, more: 1 })).error).toMatchObject({ details: { field: 'more' } });
  const malformed = { ...makeCommand('reservation.create', providerId, booking('cut', hour(0))), payload: {} };
  expect((await callPreview(token, { command: malformed })).result).toMatchObject({
    outcome: 'rejected',
    rejection: { code: 'invalid-argument', details: { field: 'reservationId' } },
  });
  const guess = makeCommand('reservation.claim', providerId, { code: 'ABCDEFGH' });
  const statuses = new Set<number>();
  for (let n = 0; n < 60 && !statuses.has(429); n++)
    statuses.add((await callPreview(token, { command: guess })).status);
  expect([...statuses].sort()).toEqual([200, 429]);
});
