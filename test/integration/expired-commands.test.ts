import { hourMs, type Outcome } from '@counterfoil/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { drainQueue } from '../../functions/src/executor/drain-queue.ts';
import { earlierReceiptPaths, receiptPath } from '../../functions/src/executor/receipt.ts';
import { firestore, openDatabase } from '../kit/admin.ts';
import { call } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { soldSeats, storedEvents, storedReservations } from '../kit/stored-bookings.ts';
import { createTenant, inDays } from '../kit/tenant.ts';
import { idToken } from '../kit/user.ts';

/** A database without the suite's triggers: the test delivers. */
const apart = openDatabase('expired-commands');

const expiry = inDays(1, 12);
const justInTime = expiry;
const late = new Date(expiry.getTime() + 1);
const expiresAt = expiry.toISOString();

let providerId: string;

beforeAll(async () => {
  ({ providerId } = await createTenant());
});

const booking = (more: object = { expiresAt }, provider = providerId) => ({
  ...makeCommand('reservation.create', provider, {
    reservationId: newId('b'),
    serviceId: 'cut',
    startTime: inDays(3, 12).toISOString(),
    partySize: 1,
  }),
  ...more,
});

const expired = (command: { readonly id: string }, at = expiresAt): Outcome => ({
  commandId: command.id,
  outcome: 'rejected',
  rejection: {
    code: 'failed-precondition',
    message: `the command expired at ${at}`,
    details: { reason: 'expired', expiresAt: at },
  },
});

describe('a command that is called', () => {
  test('is rejected after its expiry, and writes nothing', async () => {
    const uid = newId('user');
    const command = booking();
    expect(await run(userActor(uid), command, late)).toEqual(expired(command));
    expect(await storedReservations(uid)).toEqual([]);
    expect(await storedEvents(uid)).toEqual([]);
    // Nothing was kept of it, so a device with a wrong clock may correct the time.
    expect(await run(userActor(uid), { ...command, expiresAt: undefined }, late)).toMatchObject({ outcome: 'applied' });
  });

  test('is applied until its expiry, and answers duplicate ever after', async () => {
    const uid = newId('user');
    const command = booking();
    expect(await run(userActor(uid), command, justInTime)).toMatchObject({ outcome: 'applied' });
    const again = { commandId: command.id, outcome: 'duplicate', version: 1, eventIds: [`${command.id}_0`] };
    expect(await run(userActor(uid), command, late)).toEqual(again);
    expect(await run(userActor(uid), { ...command, expiresAt: inDays(-9).toISOString() }, late)).toEqual(again);
    expect(await storedReservations(uid)).toHaveLength(1);
  });

  test('answers duplicate by a receipt at an address of earlier versions', async () => {
    const uid = newId('user');
    const command = booking();
    await mustRun(userActor(uid), command, justInTime);
    const receipt = firestore.doc(receiptPath(userActor(uid), command.id));
    const [earlier] = earlierReceiptPaths(userActor(uid), command.id);
    await firestore.doc(earlier).set((await receipt.get()).data() ?? {});
    await receipt.delete();
    expect(await run(userActor(uid), command, late)).toMatchObject({ outcome: 'duplicate', version: 1 });
  });

  test('expires at the same moment in every time zone', async () => {
    const inTokyo = `${new Date(expiry.getTime() + 9 * hourMs).toISOString().slice(0, -1)}+09:00`;
    const [late1, good] = [booking({ expiresAt: inTokyo }), booking({ expiresAt: inTokyo })];
    expect(await run(userActor(newId('user')), late1, late)).toEqual(expired(late1, inTokyo));
    expect(await run(userActor(newId('user')), good, justInTime)).toMatchObject({ outcome: 'applied' });
  });

  test('of a stranger tells nothing of its expiry', async () => {
    const restaurant = await createRestaurant();
    const lines = [{ lineId: 'l', menuItemId: 'margherita', quantity: 1 }];
    const order = makeCommand('order.place', restaurant.providerId, { orderId: newId('o'), lines });
    const outcome = await run(userActor(newId('stranger')), { ...order, expiresAt }, late);
    expect(outcome).toMatchObject({ rejection: { code: 'permission-denied' } });
  });

  test.each(['tomorrow', '2030-01-01T09:00:00', 7, null])('is invalid with %j for its expiry', async (value) => {
    const outcome = await run(userActor(newId('user')), booking({ expiresAt: value }));
    expect(outcome).toMatchObject({ rejection: { code: 'invalid-argument', details: { field: 'expiresAt' } } });
  });
});

describe('a queued command', () => {
  const deliver = async (command: { readonly id: string }, now: Date, author = newId('user')) => {
    const ref = apart.doc(`endUsers/${author}/commands/${command.id}`);
    await ref.set({ ...command, status: 'queued', createdBy: author, createdAt: new Date() });
    const outcomes = await drainQueue({ firestore: apart, clock: () => now }, await ref.get());
    return { outcomes, stored: (await ref.get()).data() };
  };

  test('is rejected after its expiry, and keeps its payload', async () => {
    const { providerId: house } = await createTenant({ database: apart });
    const command = booking({ expiresAt }, house);
    const { outcomes, stored } = await deliver(command, late);
    expect(outcomes).toEqual([expired(command)]);
    const { rejection } = expired(command) as Extract<Outcome, { outcome: 'rejected' }>;
    expect(stored).toMatchObject({ status: 'rejected', rejection, payload: command.payload });
    expect(await soldSeats(house, apart)).toEqual({});
  });

  test('is applied until its expiry, and takes the first outcome of a call ever after', async () => {
    const { providerId: house } = await createTenant({ database: apart });
    const author = newId('user');
    const [queued, called] = [booking({ expiresAt }, house), booking({ expiresAt }, house)];
    expect((await deliver(queued, justInTime, author)).stored).toMatchObject({ status: 'applied', version: 1 });
    await mustRun(userActor(author), called, justInTime, apart);
    expect((await deliver(called, late, author)).stored).toMatchObject({ status: 'applied', version: 1 });
  });

  test.each([
    ['text', 'soon'],
    ['timestamp', expiry],
  ])('is invalid with a %s for its expiry', async (_, value) => {
    const { stored } = await deliver(booking({ expiresAt: value }), justInTime);
    expect(stored).toMatchObject({
      status: 'rejected',
      rejection: { code: 'invalid-argument', details: { field: 'expiresAt' } },
    });
  });
});

test('the callable tells the time of the server, with outcomes and with their absence', async () => {
  const [good, past] = [booking({ expiresAt }), booking({ expiresAt: inDays(-1).toISOString() })];
  const before = Date.now();
  const answer = await call(await idToken(newId('user')), { commands: [good, past] });
  expect(answer.outcomes).toMatchObject([{ outcome: 'applied' }, expired(past, past.expiresAt)]);
  expect(Date.parse(answer.at ?? '')).toBeGreaterThanOrEqual(before);
  expect(Date.parse(answer.at ?? '')).toBeLessThanOrEqual(Date.now());
});
