import type { Outcome } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { auditSubscriptions } from '../../functions/src/audit/audit-subscriptions.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { putCode } from '../kit/customer-code.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, price } from '../kit/tenant.ts';
import { wrapCommit } from '../kit/wrap-commit.ts';

const apart = openDatabase('absence');

const codeOf = (outcome: Outcome): string =>
  outcome.outcome === 'rejected' ? outcome.rejection.code : outcome.outcome;

test('gives a reservation id to one of two people who ask for it at the same time', async () => {
  const roomy = { ...automatic, capacity: 100 };
  const services = { cut: roomy, ask: { ...roomy, confirmation: 'manual' as const } };
  const { providerId } = await createTenant({ services, database: apart });
  for (let round = 0; round < 12; round++) {
    const reservationId = newId('booking');
    // Different services, so that neither a document of seats nor a reference decides.
    const answers = await Promise.all(
      ['cut', 'ask'].map((serviceId) => {
        const payload = { reservationId, serviceId, startTime: inDays(2).toISOString(), partySize: 1 };
        const command = makeCommand('reservation.create', providerId, payload);
        return run(userActor(newId('user')), command, new Date(), apart);
      }),
    );
    expect(answers.map(codeOf).sort()).toEqual(['already-exists', 'applied']);
  }
  expect((await auditReservations(apart, providerId)).broken).toEqual([]);
});

test('gives a subscription id to one of two people who ask for it at the same time', async () => {
  const { providerId } = await createTenant({ database: apart });
  const plan = { name: 'Club', periodMonths: 1, price, createdAt: new Date(), updatedAt: new Date() };
  await apart.doc(`serviceProviders/${providerId}/plans/paid`).set(plan);
  await apart.doc(`serviceProviders/${providerId}/plans/free`).set({ ...plan, price: { ...price, amount: 0 } });
  for (let round = 0; round < 12; round++) {
    const subscriptionId = newId('club');
    const answers = await Promise.all(
      ['paid', 'free'].map((planId) => {
        const command = makeCommand('subscription.create', providerId, { subscriptionId, planId });
        return run(userActor(newId('user')), command, new Date(), apart);
      }),
    );
    expect(answers.map(codeOf).sort()).toEqual(['already-exists', 'applied']);
  }
  expect((await auditSubscriptions(apart, providerId)).broken).toEqual([]);
});

test('refuses the id of a reservation that has moved to another status', async () => {
  const { providerId } = await createTenant({ database: apart });
  const [userId, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId: 'cut', startTime: inDays(2).toISOString(), partySize: 1 };
  await mustRun(userActor(userId), makeCommand('reservation.create', providerId, payload), new Date(), apart);
  const cancel = makeCommand('reservation.cancel', providerId, { userId, reservationId });
  await mustRun(userActor(userId), cancel, new Date(), apart);
  const again = makeCommand('reservation.create', providerId, payload);
  expect(codeOf(await run(userActor(newId('user')), again, new Date(), apart))).toBe('already-exists');
});

test('decides again if a document appears that the decision has missed', async () => {
  const { providerId, staffId } = await createRestaurant(undefined, apart);
  const [staff, orderId] = [userActor(staffId), newId('order')];
  const stock = apart.doc(`serviceProviders/${providerId}/ingredients/cola`);
  const receive = makeCommand('stock.receive', providerId, { ingredientId: 'cola', quantity: 10 });
  await mustRun(staff, receive, new Date(), apart);
  const lines = [{ lineId: 'cola', menuItemId: 'cola', quantity: 1 }];
  await mustRun(staff, makeCommand('order.place', providerId, { orderId, lines }), new Date(), apart);
  await mustRun(staff, makeCommand('order.confirm', providerId, { orderId }), new Date(), apart);
  const cola = (await stock.get()).data() ?? {};
  await stock.delete();

  // The cancellation finds no cola to return it to; somebody adds the cola again before it commits.
  let commits = 0;
  const meddled = wrapCommit(apart, async (commit) => {
    commits += 1;
    if (commits === 1) await stock.set(cola);
    return await commit();
  });
  await mustRun(staff, makeCommand('order.cancel', providerId, { orderId }), new Date(), meddled);
  expect((await stock.get()).get('currentStock')).toBe(10);
});

test('reports damaged documents with a reference number instead of trying forty times', async () => {
  const { providerId } = await createTenant({ database: apart });
  const [userId, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId: 'cut', startTime: inDays(2).toISOString(), partySize: 1 };
  await mustRun(userActor(userId), makeCommand('reservation.create', providerId, payload), new Date(), apart);
  await apart.doc(`serviceProviders/${providerId}/confirmedReservations/${reservationId}`).delete();

  let commits = 0;
  const counted = wrapCommit(apart, (commit) => {
    commits += 1;
    return commit();
  });
  const cancel = makeCommand('reservation.cancel', providerId, { userId, reservationId });
  expect(await run(userActor(userId), cancel, new Date(), counted)).toMatchObject({
    outcome: 'rejected',
    rejection: { code: 'internal', details: { reference: expect.stringMatching(/^[0-9A-Z]{8}$/) } },
  });
  expect(commits).toBeLessThan(6);
  expect((await apart.doc(`endUsers/${userId}/reservations/${reservationId}`).get()).get('status')).toBe('confirmed');
});

test('places an order that names a person, though the person has no reference of it yet', async () => {
  const { providerId, staffId } = await createRestaurant(undefined, apart);
  const orderId = newId('order');
  const customer = { code: await putCode(apart, newId('user')) };
  const place = makeCommand('order.place', providerId, { orderId, lines: [], customer });
  await mustRun(userActor(staffId), place, new Date(), apart);
});
