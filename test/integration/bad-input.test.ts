import type { Command, Outcome } from '@counterfoil/domain';
import { doc, getFirestore, setDoc, updateDoc } from 'firebase/firestore';
import { beforeAll, describe, expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { call } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { soldSeats, storedReservations } from '../kit/stored-bookings.ts';
import { createTenant, inDays, type Tenant } from '../kit/tenant.ts';
import { idToken, signIn } from '../kit/user.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const nineToFive = Object.fromEntries(weekdays.map((day) => [day, [{ open: '09:00', close: '17:00' }]]));

let tenant: Tenant;
let uid: string;
let token: string;

beforeAll(async () => {
  tenant = await createTenant({ openingHours: nineToFive, timeZone: 'UTC' });
  uid = newId('user');
  token = await idToken(uid);
});

const valid = () => ({
  reservationId: newId('booking'),
  serviceId: 'cut',
  startTime: inDays(3, 12).toISOString(),
  partySize: 1,
});

const create = (payload: object): object => ({
  ...makeCommand('reservation.create', tenant.providerId, valid()),
  payload: { ...valid(), ...payload },
});

const refusals: [name: string, command: () => object, code: string, details: object][] = [
  ['an unknown type', () => ({ ...create({}), type: 'reservation.steal' }), 'invalid-argument', { field: 'type' }],
  ['an unknown field of the command', () => ({ ...create({}), urgent: true }), 'invalid-argument', { field: 'urgent' }],
  ['an unknown field of the payload', () => create({ totalPrice: 1 }), 'invalid-argument', { field: 'totalPrice' }],
  ['a wrong type', () => create({ partySize: '2' }), 'invalid-argument', { field: 'partySize' }],
  ['a time without its offset', () => create({ startTime: 'noon' }), 'invalid-argument', { field: 'startTime' }],
  ['a past time', () => create({ startTime: inDays(-1, 12).toISOString() }), 'failed-precondition', { reason: 'past' }],
  [
    'closed hours',
    () => create({ startTime: inDays(3, 20).toISOString() }),
    'failed-precondition',
    { reason: 'closed' },
  ],
  ['a party of none', () => create({ partySize: 0 }), 'invalid-argument', { field: 'partySize' }],
  ['a negative party', () => create({ partySize: -2 }), 'invalid-argument', { field: 'partySize' }],
  ['an unknown service', () => create({ serviceId: 'massage' }), 'not-found', { field: 'serviceId' }],
  ['an unknown provider', () => ({ ...create({}), providerId: newId('nobody') }), 'not-found', { field: 'providerId' }],
  [
    'a payload of 2 MB',
    () => create({ attendees: [{ name: 'x'.repeat(2_000_000) }] }),
    'invalid-argument',
    { field: 'attendees.0.name' },
  ],
];

describe('rejects a command with the code and the field, and writes nothing, for', () => {
  test.each(refusals)('%s', async (_, command, code, details) => {
    const { outcomes } = await call(token, { commands: [command()] });
    expect(outcomes).toMatchObject([{ outcome: 'rejected', rejection: { code, details } }]);
    expect(JSON.stringify(outcomes).length).toBeLessThan(500);
    expect(await storedReservations(uid)).toEqual([]);
    expect(await soldSeats(tenant.providerId)).toEqual({});
  });
});

test('executes the commands around a bad one', async () => {
  const user = newId('user');
  const good = (): Command => makeCommand('reservation.create', tenant.providerId, { ...valid() });
  const commands = [good(), create({ partySize: 0 }), 7, good()];
  const { outcomes } = await call(await idToken(user), { commands });
  const codes = outcomes?.map((outcome: Outcome) =>
    outcome.outcome === 'rejected' ? outcome.rejection.code : outcome.outcome,
  );
  expect(codes).toEqual(['applied', 'invalid-argument', 'invalid-argument', 'applied']);
  expect(await storedReservations(user)).toHaveLength(2);
});

test("rejects commands on another person's reservation", async () => {
  const { providerId } = await createTenant();
  const reservationId = newId('booking');
  const startTime = inDays(2).toISOString();
  const booking = { reservationId, serviceId: 'cut', startTime, partySize: 1 };
  const owner = newId('user');
  await mustRun(userActor(owner), makeCommand('reservation.create', providerId, booking));
  const target = { userId: owner, reservationId };
  const { outcomes } = await call(token, {
    commands: [
      makeCommand('reservation.cancel', providerId, target),
      makeCommand('reservation.complete', providerId, target),
      makeCommand('reservation.reschedule', providerId, { reservationId, startTime: inDays(3).toISOString() }),
      makeCommand('reservation.expire', providerId, target),
      makeCommand('reservation.confirmPayment', providerId, {
        ...target,
        paymentId: 'p',
        gateway: 'stripe',
        amount: { amount: 2500, currency: 'EUR' },
      }),
    ],
  });
  const codes = outcomes?.map((outcome) => outcome.outcome === 'rejected' && outcome.rejection.code);
  expect(codes).toEqual([
    'permission-denied',
    'permission-denied',
    'not-found',
    'permission-denied',
    'permission-denied',
  ]);
  expect(await storedReservations(owner)).toMatchObject([{ status: 'confirmed', version: 1 }]);
});

test('rejects a direct write of a status through the SDK', async () => {
  const { providerId, ownerId } = await createTenant();
  const user = await signIn();
  const owner = await signIn(ownerId);
  const reservationId = newId('booking');
  const booking = { reservationId, serviceId: 'cut', startTime: inDays(2).toISOString(), partySize: 1 };
  await mustRun(userActor(user.uid), makeCommand('reservation.create', providerId, booking));

  const full = `endUsers/${user.uid}/reservations/${reservationId}`;
  const reference = `serviceProviders/${providerId}/confirmedReservations/${reservationId}`;
  const denied = { code: 'permission-denied' };
  await expect(updateDoc(doc(getFirestore(user.app), full), { status: 'completed' })).rejects.toMatchObject(denied);
  await expect(updateDoc(doc(getFirestore(owner.app), full), { status: 'completed' })).rejects.toMatchObject(denied);
  await expect(updateDoc(doc(getFirestore(owner.app), reference), { status: 'x' })).rejects.toMatchObject(denied);
  expect((await firestore.doc(full).get()).get('status')).toBe('confirmed');
  expect((await firestore.doc(reference).get()).get('status')).toBe('confirmed');
  await Promise.all([user.close(), owner.close()]);
});

test('rejects a queued command of 2 MB', async () => {
  const user = await signIn();
  const command: Record<string, unknown> = { ...create({ attendees: ['x'.repeat(2_000_000)] }), id: newId('command') };
  const queued = doc(getFirestore(user.app), `endUsers/${user.uid}/commands/${command.id}`);
  await expect(setDoc(queued, command)).rejects.toMatchObject({ code: 'invalid-argument' });
  await user.close();
});

describe('rejects the whole call', () => {
  const calls: [name: string, withToken: boolean, data: () => unknown, status: number, code: string][] = [
    ['without a sign-in', false, () => ({ commands: [] }), 401, 'UNAUTHENTICATED'],
    ['without a list', true, () => ({ commands: 'all' }), 400, 'INVALID_ARGUMENT'],
    ['with an unknown field', true, () => ({ commands: [], force: true }), 400, 'INVALID_ARGUMENT'],
    [
      'with 101 commands',
      true,
      () => ({ commands: Array.from({ length: 101 }, () => create({})) }),
      400,
      'INVALID_ARGUMENT',
    ],
  ];
  test.each(calls)('%s', async (_, withToken, data, status, code) => {
    const answer = await call(withToken ? token : undefined, data());
    expect(answer).toMatchObject({ status, error: { status: code } });
    expect(answer.outcomes).toBeUndefined();
    expect(await storedReservations(uid)).toEqual([]);
  });
});
