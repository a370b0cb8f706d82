import { expect, test } from 'vitest';
import { inSentences } from '../../functions/src/audit/audit.ts';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { auditSlots } from '../../functions/src/audit/audit-slots.ts';
import { auditWaiting } from '../../functions/src/audit/audit-waiting.ts';
import { sweepHolds } from '../../functions/src/schedules/sweep-holds.ts';
import { firestore, openDatabase } from '../kit/admin.ts';
import { call } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';
import { idToken, signIn } from '../kit/user.ts';

const startTime = inDays(2, 12).toISOString();

const booking = (waits: boolean) => ({
  reservationId: newId('booking'),
  serviceId: 'cut',
  startTime,
  partySize: 1,
  ...(waits ? { waits } : {}),
});

/** A salon with one seat in each slot, and the customer who has it. */
const openFull = async (database = firestore) => {
  const cut = { ...automatic, capacity: 1, waitingHoldMinutes: 20 };
  const tenant = await createTenant({ services: { cut }, timeZone: 'UTC', database });
  const holder = newId('holder');
  const held = booking(false);
  await mustRun(userActor(holder), makeCommand('reservation.create', tenant.providerId, held), new Date(), database);
  const cancel = makeCommand('reservation.cancel', tenant.providerId, {
    userId: holder,
    reservationId: held.reservationId,
  });
  return { ...tenant, holder, cancel };
};

const send = async (token: string, command: object): Promise<string> => {
  const { outcomes } = await call(token, { commands: [command] });
  const outcome = outcomes?.[0];
  return outcome?.outcome === 'rejected' ? outcome.rejection.code : String(outcome?.outcome);
};

const statusOf = async (uid: string): Promise<unknown> => {
  const { docs } = await firestore.collection(`endUsers/${uid}/reservations`).get();
  return docs[0]?.get('status');
};

const audits = async (providerId: string): Promise<string[]> => {
  const reports = await Promise.all(
    [auditReservations, auditSlots, auditWaiting].map((audit) => audit(firestore, providerId)),
  );
  return reports.flatMap((report) => inSentences(report).broken);
};

test('of 40 who race for a freed seat, the first in line has it', async () => {
  for (let round = 1; round <= 3; round++) {
    const { providerId, holder, cancel } = await openFull();
    const line = [newId('first'), newId('second'), newId('third')];
    for (const uid of line)
      expect(await send(await idToken(uid), makeCommand('reservation.create', providerId, booking(true)))).toBe(
        'applied',
      );
    const strangers = await Promise.all(Array.from({ length: 40 }, () => idToken(newId('user'))));
    const answers = await Promise.all([
      ...strangers
        .slice(0, 20)
        .map((token) => send(token, makeCommand('reservation.create', providerId, booking(false)))),
      idToken(holder).then((token) => send(token, cancel)),
      ...strangers.slice(20).map((token) => send(token, makeCommand('reservation.create', providerId, booking(false)))),
    ]);
    expect(answers.filter((answer) => answer === 'applied')).toHaveLength(1);
    expect(await Promise.all(line.map(statusOf))).toEqual(['pending', 'waiting', 'waiting']);
    expect(await audits(providerId)).toEqual([]);
  }
});

test('of those who join while the seat is freed, one has it, and nobody is forgotten', async () => {
  for (let round = 1; round <= 3; round++) {
    const { providerId, holder, cancel } = await openFull();
    const people = Array.from({ length: 12 }, () => newId('user'));
    const tokens = await Promise.all([holder, ...people].map((uid) => idToken(uid)));
    const answers = await Promise.all(
      tokens.map((token, n) =>
        send(token, n === 0 ? cancel : makeCommand('reservation.create', providerId, booking(true))),
      ),
    );
    expect(answers).toEqual(Array(13).fill('applied'));
    const statuses = await Promise.all(people.map(statusOf));
    expect(statuses.filter((status) => status === 'waiting')).toHaveLength(11);
    expect(await audits(providerId)).toEqual([]);
  }
});

test('the seat passes along the line while nobody accepts, and the wait ends at the start', async () => {
  const database = openDatabase('waiting');
  const { providerId, holder, cancel } = await openFull(database);
  const now = Date.now();
  const at = (minutes: number) => ({ firestore: database, clock: () => new Date(now + minutes * 60_000) });
  const line = ['first', 'second'].map((name) => newId(name));
  for (const uid of line)
    await mustRun(
      userActor(uid),
      makeCommand('reservation.create', providerId, booking(true)),
      new Date(now),
      database,
    );
  const statuses = () =>
    Promise.all(
      line.map(async (uid) => (await database.collection(`endUsers/${uid}/reservations`).get()).docs[0]?.get('status')),
    );
  await mustRun(userActor(holder), cancel, new Date(now), database);
  expect(await statuses()).toEqual(['pending', 'waiting']);
  await sweepHolds(at(19));
  expect(await statuses()).toEqual(['pending', 'waiting']);
  await sweepHolds(at(21));
  expect(await statuses()).toEqual(['cancelled', 'pending']);
  await sweepHolds(at(42));
  expect(await statuses()).toEqual(['cancelled', 'cancelled']);
  expect((await database.collection(`serviceProviders/${providerId}/waitingLists`).get()).size).toBe(0);
});

test('a customer is told that a place is free, sees it live, and accepts it', async () => {
  const { providerId, holder, cancel } = await openFull();
  const customer = await signIn();
  const { counterfoil } = customer;
  const wish = booking(true);
  await counterfoil.send({ type: 'reservation.create', providerId, payload: wish });
  const mine = counterfoil.me().reservations();
  await eventually(mine, ({ data, pendingWrites }) => data[0]?.status === 'waiting' && !pendingWrites);
  await send(await idToken(holder), cancel);
  await eventually(mine, ({ data }) => data[0]?.offered === true);
  const inbox = await eventually(counterfoil.me().notifications(), ({ data }) => data.length === 2);
  expect(inbox.data.map(({ type }) => type).sort()).toEqual(['reservationOffered', 'reservationWaiting']);
  await counterfoil.send({ type: 'reservation.accept', providerId, payload: { reservationId: wish.reservationId } });
  const { data } = await eventually(mine, ({ data }) => data[0]?.status === 'confirmed');
  expect(data[0]).not.toHaveProperty('offered');
  await customer.close();
});
