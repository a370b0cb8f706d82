import { expect, test } from 'vitest';
import { guessTokens, rateLimit } from '../../functions/src/config/settings.ts';
import { drainQueue } from '../../functions/src/executor/drain-queue.ts';
import { takeTokens } from '../../functions/src/executor/rate-limit.ts';
import { openDatabase } from '../kit/admin.ts';
import { call } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators, projectId } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { userActor } from '../kit/run.ts';
import { createTenant, inDays } from '../kit/tenant.ts';
import { idToken } from '../kit/user.ts';

test('fails a call with 429 and the time to wait once its person sends too many', async () => {
  const token = await idToken(newId('user'));
  const url = `http://${emulators.functions}/${projectId}/us-central1/command`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const send = (commands: readonly unknown[]) =>
    fetch(url, { method: 'POST', headers, body: JSON.stringify({ data: { commands } }) });
  const nonsense = Array.from({ length: 100 }, () => ({}));

  // The emulator serves one person from several processes, each with its own count.
  let refused: Response | undefined;
  for (let n = 0; n < 40 * (rateLimit.burst / 100) && !refused; n++) {
    const answer = await send(nonsense);
    if (answer.status === 429) refused = answer;
  }
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused?.json()).toMatchObject({
    error: { status: 'RESOURCE_EXHAUSTED', details: { retryAfterSeconds: expect.any(Number), at: expect.any(String) } },
  });
});

test('leaves a queued command queued while its person sends too many, and executes it later', async () => {
  const apart = openDatabase('rate-limit');
  const { providerId } = await createTenant({ database: apart });
  const uid = newId('user');
  const queue = async (createdAt: Date) => {
    const payload = { reservationId: newId('b'), serviceId: 'cut', startTime: inDays(9).toISOString(), partySize: 1 };
    const command = makeCommand('reservation.create', providerId, payload);
    const ref = apart.doc(`endUsers/${uid}/commands/${command.id}`);
    await ref.set({ ...command, status: 'queued', createdBy: uid, createdAt });
    return ref;
  };
  const now = new Date();
  const malformed = apart.doc(`endUsers/${uid}/commands/${newId('command')}`);
  for (let n = 0; n < rateLimit.burst; n++) {
    await malformed.set({ status: 'queued' });
    await drainQueue({ firestore: apart, clock: () => now }, await malformed.get());
  }
  const ref = await queue(now);
  expect(await drainQueue({ firestore: apart, clock: () => now }, await ref.get())).toEqual([]);
  expect((await ref.get()).get('status')).toBe('queued');
  const later = () => new Date(now.getTime() + 1000);
  expect(await drainQueue({ firestore: apart, clock: later }, await ref.get())).toMatchObject([{ outcome: 'applied' }]);
});

test('counts each command of a chain, so that nobody executes many at the price of one', async () => {
  const apart = openDatabase('rate-limit-chain');
  const { providerId } = await createTenant({ database: apart });
  const uid = newId('user');
  const queue = apart.collection(`endUsers/${uid}/commands`);
  const commands = [9, 10, 11, 12].map((day) => {
    const payload = { reservationId: newId('b'), serviceId: 'cut', startTime: inDays(day).toISOString(), partySize: 1 };
    return makeCommand('reservation.create', providerId, payload);
  });
  for (const [n, command] of commands.entries()) {
    const after = commands[n - 1]?.id;
    const queued = { ...command, status: 'queued', createdBy: uid, createdAt: new Date() };
    await queue.doc(command.id).set(after ? { ...queued, after } : queued);
  }
  const now = new Date();
  const executeLast = async (seconds: number) => {
    const clock = () => new Date(now.getTime() + seconds * 1000);
    await drainQueue({ firestore: apart, clock }, await queue.doc(commands.at(-1)?.id ?? '').get());
    return await Promise.all(commands.map(async ({ id }) => (await queue.doc(id).get()).get('status')));
  };
  takeTokens(userActor(uid), rateLimit.burst - 2, now);
  expect(await executeLast(0)).toEqual(['applied', 'applied', 'queued', 'queued']);
  expect(await executeLast(1)).toEqual(['applied', 'applied', 'applied', 'applied']);
});

const guesses = (providerId: string, count: number) =>
  Array.from({ length: count }, () => makeCommand('reservation.claim', providerId, { code: '00000000' }));

test('sells no guesses at codes more cheaply in one large call', async () => {
  const { providerId } = await createTenant();
  const token = await idToken(newId('user'));
  const most = rateLimit.burst / guessTokens;
  const refused = await call(token, { commands: guesses(providerId, most + 1) });
  expect(refused).toMatchObject({ status: 400, error: { status: 'INVALID_ARGUMENT', details: { field: 'commands' } } });
  const admitted = await call(token, { commands: guesses(providerId, 1) });
  expect(admitted.outcomes).toMatchObject([{ outcome: 'rejected', rejection: { details: { reason: 'wrong-code' } } }]);
});

test('sells no guesses at codes more cheaply by the queue', async () => {
  const apart = openDatabase('rate-limit-guesses');
  const { providerId } = await createTenant({ database: apart });
  const uid = newId('user');
  const now = new Date();
  const refs = guesses(providerId, 2).map((command) => ({
    ref: apart.doc(`endUsers/${uid}/commands/${command.id}`),
    command,
  }));
  for (const { ref, command } of refs) await ref.set({ ...command, status: 'queued', createdBy: uid, createdAt: now });
  // Enough for one guess, and for many other commands.
  takeTokens(userActor(uid), rateLimit.burst - guessTokens - 1, now);
  for (const { ref } of refs) await drainQueue({ firestore: apart, clock: () => now }, await ref.get());
  const states = await Promise.all(refs.map(async ({ ref }) => (await ref.get()).get('status')));
  expect(states.sort()).toEqual(['queued', 'rejected']);
});
