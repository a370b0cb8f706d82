import { paymentRef } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { backfillPayments } from '../../functions/src/backfill/payments.ts';
import { reportSettlement } from '../../functions/src/payments/report-settlement.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, systemActor, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, price } from '../kit/tenant.ts';

test('keeps the proof of every payment that an earlier version has applied, once', async () => {
  const firestore = openDatabase(newId('payments'));
  const pay = { ...automatic, confirmation: 'payment' as const };
  const { providerId } = await createTenant({ services: { pay }, database: firestore });
  const plan = { name: 'Club', periodMonths: 1, price, createdAt: new Date(), updatedAt: new Date() };
  await firestore.doc(`serviceProviders/${providerId}/plans/club`).set(plan);
  const [userId, reservationId, subscriptionId] = [newId('user'), newId('booking'), newId('club')];
  const [user, now] = [userActor(userId), new Date()];
  const paid = (paymentId: string) => ({ userId, paymentId, gateway: 'stripe', amount: price });
  const startTime = inDays(3).toISOString();
  const commands = [
    [user, makeCommand('reservation.create', providerId, { reservationId, serviceId: 'pay', startTime, partySize: 1 })],
    [systemActor, makeCommand('reservation.confirmPayment', providerId, { ...paid('pi_1'), reservationId })],
    [user, makeCommand('subscription.create', providerId, { subscriptionId, planId: 'club' })],
    [systemActor, makeCommand('subscription.confirmPayment', providerId, { ...paid('pi_2'), subscriptionId })],
    [user, makeCommand('subscription.renew', providerId, { subscriptionId })],
    [systemActor, makeCommand('subscription.confirmPayment', providerId, { ...paid('pi_3'), subscriptionId })],
  ] as const;
  for (const [actor, command] of commands) await mustRun(actor, command, now, firestore);

  const applied = async (paymentId: string) =>
    (await firestore.doc(paymentRef('stripe', paymentId).path).get()).get('applied');
  const before = await Promise.all(['pi_1', 'pi_2', 'pi_3'].map(applied));
  expect(before).toMatchObject([{ reservationId }, { subscriptionId }, { subscriptionId }]);
  for (const { ref } of (await firestore.collection('payments').get()).docs) await ref.delete();

  expect(await backfillPayments(firestore)).toEqual({ checked: 3, changed: 3 });
  const after = await Promise.all(['pi_1', 'pi_2', 'pi_3'].map(applied));
  const known = before.map(({ at: _at, ...rest }) => ({ ...rest, amount: price, userId, providerId }));
  expect(after).toMatchObject(known);
  expect(await backfillPayments(firestore)).toEqual({ checked: 3, changed: 0 });
});

test('lets a payment take over a refund that was reported before the backfill reached it', async () => {
  const firestore = openDatabase(newId('payments'));
  const pay = { ...automatic, confirmation: 'payment' as const };
  const { providerId } = await createTenant({ services: { pay }, database: firestore });
  const [userId, reservationId] = [newId('user'), newId('booking')];
  const startTime = inDays(3).toISOString();
  const booking = { reservationId, serviceId: 'pay', startTime, partySize: 1 };
  const payment = { userId, reservationId, paymentId: 'pi_1', gateway: 'stripe', amount: price };
  const create = makeCommand('reservation.create', providerId, booking);
  await mustRun(userActor(userId), create, new Date(), firestore);
  const confirm = makeCommand('reservation.confirmPayment', providerId, payment);
  await mustRun(systemActor, confirm, new Date(), firestore);
  const kept = firestore.doc(paymentRef('stripe', 'pi_1').path);
  await kept.delete();

  const report = { reportedAt: new Date(), refund: { amount: price, isFull: true } };
  await reportSettlement({ firestore, clock: () => new Date() }, 'stripe', { paymentId: 'pi_1', report });
  expect(await backfillPayments(firestore)).toEqual({ checked: 1, changed: 1 });
  const stored = await firestore.doc(`endUsers/${userId}/reservations/${reservationId}`).get();
  expect(stored.data()).toMatchObject({ paymentStatus: 'refunded', refunded: price });
  expect((await kept.get()).data()).not.toHaveProperty('expireAt');
  expect(await backfillPayments(firestore)).toEqual({ checked: 1, changed: 0 });
});
