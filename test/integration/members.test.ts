import type { Outcome } from '@counterfoil/domain';
import { doc, getDoc, getFirestore, serverTimestamp, setDoc } from 'firebase/firestore';
import { describe, expect, test } from 'vitest';
import { firestore, openDatabase } from '../kit/admin.ts';
import { call } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { settlement } from '../kit/settlement.ts';
import { createTenant, putMember } from '../kit/tenant.ts';
import { idToken, signIn } from '../kit/user.ts';

const codeOf = (outcome: Outcome | undefined) =>
  outcome?.outcome === 'rejected' ? outcome.rejection.code : outcome?.outcome;

describe('two owners who remove each other at the same instant', () => {
  const apart = openDatabase('members');

  const openProvider = async () => {
    const { providerId, ownerId } = await createTenant({ database: apart, services: {} });
    const otherId = newId('owner');
    const add = makeCommand('member.add', providerId, { userId: otherId, role: 'owner' });
    await mustRun(userActor(ownerId), add, new Date(), apart);
    const accept = makeCommand('member.accept', providerId, { userId: otherId });
    await mustRun(userActor(otherId), accept, new Date(), apart);
    return { providerId, ownerId, otherId };
  };

  const owners = async (providerId: string): Promise<string[]> => {
    const members = apart.collection(`serviceProviders/${providerId}/members`);
    const { docs } = await members.where('role', '==', 'owner').where('active', '==', true).get();
    return docs.map(({ id }) => id);
  };

  test('leave exactly one owner', async () => {
    for (let round = 0; round < 25; round++) {
      const { providerId, ownerId, otherId } = await openProvider();
      const first = makeCommand('member.remove', providerId, { userId: otherId });
      // In every other round, one owner demotes the other to manager instead.
      const second =
        round % 2 === 0
          ? makeCommand('member.remove', providerId, { userId: ownerId })
          : makeCommand('member.changeRole', providerId, { userId: ownerId, role: 'manager' });
      const outcomes = await Promise.all([
        run(userActor(ownerId), first, new Date(), apart),
        run(userActor(otherId), second, new Date(), apart),
      ]);
      expect(outcomes.map(codeOf).toSorted()).toEqual(['applied', 'permission-denied']);
      const left = await owners(providerId);
      expect(left).toHaveLength(1);
      const provider = await apart.doc(`serviceProviders/${providerId}`).get();
      expect(provider.data()).toMatchObject({ ownerId: left[0], version: 3 });
      const hidden = await apart.doc(`serviceProviders/${providerId}/private/profile`).get();
      expect(hidden.data()).toMatchObject({ ownerIds: left });
    }
  });

  test('leave exactly one owner when both leave at the same instant', async () => {
    for (let round = 0; round < 25; round++) {
      const { providerId, ownerId, otherId } = await openProvider();
      const leave = (userId: string) =>
        run(userActor(userId), makeCommand('member.remove', providerId, { userId }), new Date(), apart);
      const outcomes = await Promise.all([leave(ownerId), leave(otherId)]);
      expect(outcomes.map(codeOf).toSorted()).toEqual(['applied', 'failed-precondition']);
      expect(await owners(providerId)).toHaveLength(1);
    }
  });
});

test('rejects reads and commands of a removed member from the next request on', async () => {
  const { providerId, ownerId } = await createTenant();
  const staff = await signIn();
  const [ownerToken, staffToken] = await Promise.all([idToken(ownerId), idToken(staff.uid)]);
  const provider = `serviceProviders/${providerId}`;
  await Promise.all([
    firestore.doc(`${provider}/tables/t1`).set({ name: 'T1', seats: 4, status: 'available' }),
    firestore.doc(`${provider}/orders/o`).set({ number: 1, status: 'pending' }),
  ]);
  const read = (path: string) => getDoc(doc(getFirestore(staff.app), `${provider}/${path}`));
  const confirm = async () => {
    const commands = [makeCommand('reservation.confirm', providerId, { userId: staff.uid, reservationId: 'none' })];
    return codeOf((await call(staffToken, { commands })).outcomes?.[0]);
  };
  const asOwner = async (command: object) => (await call(ownerToken, { commands: [command] })).outcomes?.map(codeOf);

  await expect(read('tables/t1')).rejects.toMatchObject({ code: 'permission-denied' });
  const add = makeCommand('member.add', providerId, { userId: staff.uid, role: 'staff' });
  expect(await asOwner(add)).toEqual(['applied']);
  for (const path of ['tables/t1', 'orders/o']) expect((await read(path)).exists()).toBe(true);
  expect(await confirm()).toBe('not-found');

  const remove = makeCommand('member.remove', providerId, { userId: staff.uid });
  expect(await asOwner(remove)).toEqual(['applied']);
  for (const path of ['tables/t1', 'orders/o']) {
    await expect(read(path)).rejects.toMatchObject({ code: 'permission-denied' });
  }
  expect(await confirm()).toBe('permission-denied');
  await staff.close();
});

describe('a command on members', () => {
  const bad: [name: string, type: string, payload: object, field: string][] = [
    ['adds nobody', 'member.add', { role: 'staff' }, 'userId'],
    ['adds somebody of no role', 'member.add', { userId: 'u' }, 'role'],
    ['adds somebody of an unknown role', 'member.add', { userId: 'u', role: 'admin' }, 'role'],
    ['adds a path', 'member.add', { userId: 'a/b', role: 'staff' }, 'userId'],
    [
      'adds a name of 201 characters',
      'member.add',
      { userId: 'u', role: 'staff', displayName: 'x'.repeat(201) },
      'displayName',
    ],
    ['adds somebody inactive', 'member.add', { userId: 'u', role: 'staff', active: false }, 'active'],
    ['gives no role', 'member.changeRole', { userId: 'u' }, 'role'],
    ['gives a list of roles', 'member.changeRole', { userId: 'u', role: ['owner'] }, 'role'],
    ['removes nobody', 'member.remove', {}, 'userId'],
    ['removes with a role', 'member.remove', { userId: 'u', role: 'staff' }, 'role'],
  ];

  test.each(bad)('is rejected with the field when it %s', async (_, type, payload, field) => {
    const { providerId, ownerId } = await createTenant();
    const envelope = makeCommand('member.remove', providerId, { userId: 'u' });
    const { outcomes } = await call(await idToken(ownerId), { commands: [{ ...envelope, type, payload }] });
    expect(outcomes).toMatchObject([
      { outcome: 'rejected', rejection: { code: 'invalid-argument', details: { field } } },
    ]);
    expect((await firestore.collection(`serviceProviders/${providerId}/members`).get()).size).toBe(1);
  });

  test('from an offline device runs as its author, and is rejected if the author is a manager', async () => {
    const { providerId, ownerId } = await createTenant();
    const [owner, manager] = await Promise.all([signIn(ownerId), signIn()]);
    await putMember(providerId, manager.uid, 'manager');
    const leave = async ({ app, uid }: typeof owner, userId: string) => {
      const command = makeCommand('member.add', providerId, { userId, role: 'kitchen' });
      const queued = doc(getFirestore(app), `serviceProviders/${providerId}/commands/${command.id}`);
      await setDoc(queued, { ...command, status: 'queued', createdBy: uid, createdAt: serverTimestamp() });
      return await settlement(queued);
    };
    expect(await leave(manager, 'kim')).toMatchObject({ status: 'rejected', rejection: { code: 'permission-denied' } });
    expect(await leave(owner, 'kim')).toMatchObject({ status: 'applied', version: 1 });
    const kim = await firestore.doc(`serviceProviders/${providerId}/members/kim`).get();
    expect(kim.data()).toMatchObject({ role: 'kitchen', active: true });
    await Promise.all([owner.close(), manager.close()]);
  });
});
