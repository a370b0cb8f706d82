import { getAuth, signInWithCustomToken } from 'firebase/auth';
import { disableNetwork, enableNetwork, getFirestore } from 'firebase/firestore';
import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { auth, firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { signIn, type TestUser } from '../kit/user.ts';

const nowhere = { ...emulators, functions: '127.0.0.1:9' };

/** Signs another person in on the same page. */
const handOver = async ({ app }: TestUser, uid: string): Promise<void> => {
  await signInWithCustomToken(getAuth(app), await auth.createCustomToken(uid));
};

test("hides a person's queued command from the next person, and runs it once its person returns", async () => {
  const { providerId, ownerId, staffId } = await createRestaurant();
  const tablet = await signIn(ownerId, {}, nowhere);
  const { counterfoil } = tablet;
  const workspace = counterfoil.openWorkspace(providerId);
  await workspace.ready();
  await disableNetwork(getFirestore(tablet.app));
  const orderId = newId('order');
  const sent = counterfoil.send({ type: 'order.place', providerId, payload: { orderId, lines: [] } });
  const fate = sent.then(
    ({ outcome }) => outcome,
    (error: { code: string }) => error.code,
  );
  await eventually(counterfoil.pending$, ([work]) => work?.state === 'queued');

  await handOver(tablet, staffId);
  expect(await workspace.ended).toBe('signed-out');
  // The command is not rejected: its person has only signed out.
  expect(await fate).toBe('cancelled');
  expect(await firstValueFrom(counterfoil.pending$)).toEqual([]);
  expect(await counterfoil.signOut()).toEqual([]);

  await handOver(tablet, ownerId);
  await counterfoil.openWorkspace(providerId);
  await eventually(counterfoil.pending$, ([work]) => work?.id !== undefined && work.what === 'order.place');
  await enableNetwork(getFirestore(tablet.app));
  await eventually(counterfoil.pending$, (pending) => pending.length === 0);
  const orders = await firestore.collection(`serviceProviders/${providerId}/orders`).get();
  expect(orders.docs.map(({ id }) => id)).toEqual([orderId]);
  await tablet.close();
});

test('reports a rejected order to a member who was removed while offline', async () => {
  const { providerId, ownerId, staffId } = await createRestaurant();
  const waiter = await signIn(staffId, {}, nowhere);
  const workspace = waiter.counterfoil.openWorkspace(providerId);
  await workspace.ready();
  await disableNetwork(getFirestore(waiter.app));
  const refused: string[] = [];
  waiter.counterfoil.rejected$.subscribe(({ rejection }) => refused.push(rejection.code));
  const payload = { orderId: newId('order'), lines: [] };
  const sent = waiter.counterfoil.send({ type: 'order.place', providerId, payload });
  await eventually(waiter.counterfoil.pending$, ([work]) => work?.state === 'queued');
  const removal = makeCommand('member.remove', providerId, { userId: staffId });
  // The emulator sometimes fails a write to a document that the rules of an active listener read.
  await mustRun(userActor(ownerId), removal).catch(() => mustRun(userActor(ownerId), removal));
  await enableNetwork(getFirestore(waiter.app));
  expect(await sent).toMatchObject({ outcome: 'rejected', rejection: { code: 'permission-denied' } });
  expect(await workspace.ended).toBe('access-lost');
  await expect.poll(() => refused).toEqual(['permission-denied']);
  await waiter.close();
});
