import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { doc, getFirestore, serverTimestamp, setDoc } from 'firebase/firestore';
import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { drainQueue } from '../../functions/src/executor/drain-queue.ts';
import { firestore } from '../kit/admin.ts';
import { call } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { settlement } from '../kit/settlement.ts';
import { soldSeats, storedEvents } from '../kit/stored-bookings.ts';
import { createTenant, inDays } from '../kit/tenant.ts';
import { idToken, signIn } from '../kit/user.ts';

const bookingIn = (providerId: string) =>
  makeCommand('reservation.create', providerId, {
    reservationId: newId('booking'),
    serviceId: 'cut',
    startTime: inDays(2, 12).toISOString(),
    partySize: 2,
  });

/** Invariants that hold however often the one booking was sent. */
const expectOneEffect = async (uid: string, providerId: string): Promise<void> => {
  expect((await storedEvents(uid)).map(({ type }) => type)).toEqual(['reservation.created']);
  expect(Object.values(await soldSeats(providerId))).toEqual([2]);
  expect((await auditReservations(firestore, providerId)).broken).toEqual([]);
};

test('applies an id once that two calls and one queued document send at the same time', async () => {
  const { providerId } = await createTenant();
  const user = await signIn();
  const token = await idToken(user.uid);
  const command = bookingIn(providerId);
  const queued = doc(getFirestore(user.app), `endUsers/${user.uid}/commands/${command.id}`);

  const [first, second] = await Promise.all([
    call(token, { commands: [command] }),
    call(token, { commands: [command] }),
    setDoc(queued, { ...command, status: 'queued', createdBy: user.uid, createdAt: serverTimestamp() }),
  ]);
  const settled = await settlement(queued);

  const answers = [first.outcomes?.[0], second.outcomes?.[0]];
  expect(answers.filter((answer) => answer?.outcome === 'applied').length).toBeLessThanOrEqual(1);
  for (const answer of answers) {
    expect(answer).toMatchObject({ commandId: command.id, version: 1, eventIds: [`${command.id}_0`] });
    expect(['applied', 'duplicate']).toContain(answer?.outcome);
  }
  expect(settled).toMatchObject({ status: 'applied', version: 1, eventIds: [`${command.id}_0`] });
  await expectOneEffect(user.uid, providerId);
  await user.close();
});

test('answers duplicate to a retry after a process died between commit and reply', async () => {
  const { providerId } = await createTenant();
  const uid = newId('user');
  const command = bookingIn(providerId);

  const program = join(import.meta.dirname, '../kit/kill-after-commit.ts');
  const { signal, stderr } = spawnSync(process.execPath, [program, JSON.stringify(command), uid], { encoding: 'utf8' });
  expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: '' });

  const { outcomes } = await call(await idToken(uid), { commands: [command] });
  expect(outcomes).toEqual([
    { commandId: command.id, outcome: 'duplicate', version: 1, eventIds: [`${command.id}_0`] },
  ]);
  await expectOneEffect(uid, providerId);
});

test('rejects the same id with other content', async () => {
  const { providerId } = await createTenant();
  const uid = newId('user');
  const token = await idToken(uid);
  const command = bookingIn(providerId);
  const other = { ...bookingIn(providerId), id: command.id };
  await call(token, { commands: [command] });
  const { outcomes } = await call(token, { commands: [other] });
  const rejection = { code: 'invalid-argument', details: { field: 'id' } };
  expect(outcomes).toMatchObject([{ outcome: 'rejected', rejection }]);
  const byAnother = await call(await idToken(newId('user')), { commands: [command] });
  expect(byAnother.outcomes).toMatchObject([{ outcome: 'rejected', rejection: { code: 'invalid-argument' } }]);
  await expectOneEffect(uid, providerId);
});

test('settles a malformed command once after two deliveries, and requests no third', async () => {
  const queued = firestore.doc(`endUsers/${newId('user')}/commands/${newId('command')}`);
  await queued.set({ type: 'reservation.create', status: 'queued' });
  const delivery = await queued.get();
  const deliver = () => drainQueue({ firestore, clock: () => new Date() }, delivery);
  await Promise.all([deliver(), deliver(), deliver()]);
  // The suite's own trigger may be the one that settles it.
  await expect.poll(async () => (await queued.get()).get('status')).toBe('rejected');
  expect((await queued.get()).data()).toMatchObject({ rejection: { code: 'invalid-argument' } });
});

test('keeps the first answer for a command that is queued after its call', async () => {
  const { providerId } = await createTenant();
  const user = await signIn();
  const command = bookingIn(providerId);
  await call(await idToken(user.uid), { commands: [command] });
  const queued = doc(getFirestore(user.app), `endUsers/${user.uid}/commands/${command.id}`);
  await setDoc(queued, { ...command, status: 'queued', createdBy: user.uid, createdAt: serverTimestamp() });
  const settled = await settlement(queued);
  expect(settled).toMatchObject({ status: 'applied', version: 1 });
  await expectOneEffect(user.uid, providerId);
  await user.close();
});
