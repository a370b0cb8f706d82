import assert from 'node:assert';
import { createHash } from 'node:crypto';
import { type Actor, dayMs } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { receiptPath } from '../../functions/src/executor/receipt.ts';
import { reportPayment } from '../../functions/src/payments/report-payment.ts';
import { emitRecordEvents } from '../../functions/src/records/emit-record-events.ts';
import { recordChange } from '../../functions/src/records/record-change.ts';
import { sweepHolds } from '../../functions/src/schedules/sweep-holds.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, price } from '../kit/tenant.ts';

/** A database without the suite's schedules, which would expire the holds themselves. */
const apart = openDatabase('computable-ids');
const pay = { ...automatic, confirmation: 'payment' as const };

/** Every id that somebody can compute from a text, with the prefixes that the system itself uses. */
const guesses = (text: string, cause: string): string[] => {
  const hash = createHash('sha256').update(text);
  const [hex, base64] = [hash.copy().digest('hex'), hash.digest('base64url')];
  return [base64, hex.slice(0, 40), hex, ...['~', '-', '_', ''].map((sign) => `${cause}${sign}${base64}`)];
};

/** Sends a harmless command under each id, before the system does. */
const burn = async (providerId: string, ids: readonly string[]): Promise<string[]> => {
  const outcomes = await Promise.all(
    ids.map((id) => {
      const payload = {
        reservationId: newId('b'),
        serviceId: 'free',
        startTime: inDays(9).toISOString(),
        partySize: 1,
      };
      const attacker = userActor(newId('attacker'));
      return run(attacker, makeCommand('reservation.create', providerId, payload, id), new Date(), apart);
    }),
  );
  return outcomes.map(({ outcome }) => outcome);
};

const openHold = async () => {
  const { providerId } = await createTenant({
    services: { pay, free: { ...automatic, capacity: 1000 } },
    database: apart,
  });
  const [uid, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId: 'pay', startTime: inDays(8).toISOString(), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload), new Date(), apart);
  const path = `endUsers/${uid}/reservations/${reservationId}`;
  return { providerId, uid, reservationId, path, stored: async () => (await apart.doc(path).get()).data() };
};

test('expires a hold although a customer has sent commands under every id that can be computed for it', async () => {
  const { providerId, path, stored } = await openHold();
  expect(await burn(providerId, guesses(`expire/${path}/1`, 'expire'))).toContain('applied');
  const clock = () => new Date(Date.now() + dayMs);
  await sweepHolds({ firestore: apart, clock });
  expect(await stored()).toMatchObject({ status: 'cancelled', cancellationReason: 'expired' });
});

test('confirms a signed payment although a customer has sent commands under every id that can be computed for it', async () => {
  const { providerId, uid, reservationId, stored } = await openHold();
  const paymentId = newId('pi');
  await burn(providerId, guesses(`stripe/${paymentId}`, 'payment'));
  const payment = { paymentId, amount: price, providerId, userId: uid, subject: { reservationId } };
  const outcome = await reportPayment({ firestore: apart, clock: () => new Date() }, 'stripe', payment);
  expect(outcome).toMatchObject({ outcome: 'applied' });
  expect(await stored()).toMatchObject({ status: 'confirmed', paymentId });
});

test('tells of a deletion although a customer has sent commands under every id that can be computed for it', async () => {
  const { providerId } = await openHold();
  const ref = apart.doc(`serviceProviders/${providerId}/plans/${newId('club')}`);
  await ref.set({ name: 'Club' });
  const before = await ref.get();
  await ref.delete();
  const after = await ref.get();
  const change = recordChange(
    'plans',
    { providerId, entityId: ref.id },
    { before, after, time: new Date().toISOString() },
  );
  const { seconds, nanoseconds } = before.updateTime ?? { seconds: 0, nanoseconds: 0 };
  const text = `${ref.path} deleted ${seconds * 1_000_000 + Math.floor(nanoseconds / 1000)}`;
  await burn(providerId, [...guesses(text, 'change'), change.changeId]);
  expect(await emitRecordEvents(apart, change)).toBe(true);
});

const bookingOf = (providerId: string, id: string) => {
  const payload = { reservationId: newId('b'), serviceId: 'cut', startTime: inDays(9).toISOString(), partySize: 1 };
  return makeCommand('reservation.create', providerId, payload, id);
};

test('lets two people use one command id at two providers', async () => {
  const [one, other] = [await createTenant({ database: apart }), await createTenant({ database: apart })];
  const id = newId('command');
  await mustRun(userActor(newId('user')), bookingOf(one.providerId, id), new Date(), apart);
  await mustRun(userActor(newId('user')), bookingOf(other.providerId, id), new Date(), apart);
});

test('tells the second of two people with one command id at one provider at once', async () => {
  const { providerId } = await createTenant({ database: apart });
  const id = newId('command');
  await mustRun(userActor(newId('user')), bookingOf(providerId, id), new Date(), apart);
  const before = performance.now();
  expect(await run(userActor(newId('user')), bookingOf(providerId, id), new Date(), apart)).toMatchObject({
    outcome: 'rejected',
    rejection: { code: 'invalid-argument', details: { field: 'id' } },
  });
  expect(performance.now() - before).toBeLessThan(2000);
});

/** Addresses at which earlier versions kept the receipt of a person's command: one of its own, and one that all shared. */
const earlierAddresses = (uid: string, id: string): Record<'own' | 'shared', string> => ({
  own: `receipts/user.${uid}.${id}`,
  shared: `receipts/${id}`,
});

const moveReceipt = async (actor: Actor, id: string, to: string): Promise<void> => {
  const receipt = apart.doc(receiptPath(actor, id));
  const stored = (await receipt.get()).data();
  assert(stored, `${receipt.path} does not exist`);
  await receipt.delete();
  await apart.doc(to).set(stored);
};

test.each([
  ['own', 'whose second decision would be refused', 'provider.create'],
  ['own', 'whose second decision would be accepted', 'stock.receive'],
  ['shared', 'whose second decision would be refused', 'provider.create'],
  ['shared', 'whose second decision would be accepted', 'stock.receive'],
] as const)(
  'answers duplicate across a deploy, by a receipt at its %s address, to a command %s',
  async (which, _, type) => {
    const { providerId, ownerId } = await createTenant({ database: apart });
    const stock = apart.doc(`serviceProviders/${providerId}/ingredients/flour`);
    await stock.set({ name: 'Flour', unit: 'g', createdAt: new Date(), updatedAt: new Date() });
    const command =
      type === 'stock.receive'
        ? makeCommand(type, providerId, { ingredientId: 'flour', quantity: 500 })
        : makeCommand(type, newId('salon'), { name: 'Anna', kind: 'salon', timeZone: 'UTC', currency: 'EUR' });
    const actor = userActor(ownerId);
    const first = await run(actor, command, new Date(), apart);
    await moveReceipt(actor, command.id, earlierAddresses(ownerId, command.id)[which]);

    expect(await run(actor, command, new Date(), apart)).toEqual({ ...first, outcome: 'duplicate' });
    expect((await stock.get()).get('currentStock') ?? 500).toBe(500);
  },
);

test('refuses another command with the id of a receipt at an earlier address', async () => {
  const { providerId } = await createTenant({ database: apart });
  const [uid, id] = [newId('user'), newId('command')];
  await mustRun(userActor(uid), bookingOf(providerId, id), new Date(), apart);
  await moveReceipt(userActor(uid), id, earlierAddresses(uid, id).own);
  expect(await run(userActor(uid), bookingOf(providerId, id), new Date(), apart)).toMatchObject({
    outcome: 'rejected',
    rejection: { code: 'invalid-argument', details: { field: 'id' } },
  });
});
