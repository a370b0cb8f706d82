import { describe, expect, test } from 'vitest';
import type { Stage } from '../../test-kit/given.ts';
import { alice, bob, cook, monday, owner, rival, salon, schedule, staff } from '../../test-kit/salon.ts';

const home = 'serviceProviders/salon';
const provider = ({ store }: Stage) => store.get(home);
const roleOf = ({ store }: Stage, uid: string) => store.get(`${home}/members/${uid}`)?.role;
const types = ({ store }: Stage) => store.list(`${home}/events`).map(({ type }) => type);

describe('provider.handOver', () => {
  test('makes a member the main owner, and the sender stays an owner', () => {
    const stage = salon();
    const { version, eventIds } = stage.pass('provider.handOver', { userId: 'sam' }, { by: owner });
    expect({ version, eventIds }).toEqual({ version: 2, eventIds: ['command-1_0', 'command-1_1'] });
    expect(provider(stage)).toMatchObject({ ownerId: 'sam', ownerIds: ['olga', 'sam'], version: 2 });
    expect([roleOf(stage, 'sam'), roleOf(stage, 'olga')]).toEqual(['owner', 'owner']);
    expect(stage.store.get('endUsers/sam/memberships/salon')).toMatchObject({ role: 'owner' });
    expect(stage.store.list(`${home}/events`)).toMatchObject([
      { type: 'provider.ownersChanged', payload: { ownerIds: ['olga', 'sam'], ownerId: 'sam' } },
      { type: 'member.roleChanged', payload: { userId: 'sam', role: 'owner', previousRole: 'staff' } },
    ]);
  });

  test('makes the sender a manager who wishes to step down', () => {
    const stage = salon();
    stage.pass('provider.handOver', { userId: 'sam', stepDown: true }, { by: owner });
    expect(provider(stage)).toMatchObject({ ownerId: 'sam', ownerIds: ['sam'] });
    expect([roleOf(stage, 'sam'), roleOf(stage, 'olga')]).toEqual(['owner', 'manager']);
    expect(stage.store.get('endUsers/olga/memberships/salon')).toMatchObject({ role: 'manager' });
    expect(types(stage)).toEqual(['provider.ownersChanged', 'member.roleChanged', 'member.roleChanged']);
    expect(stage.refused('provider.handOver', { userId: 'olga' }, { by: owner }).code).toBe('permission-denied');
  });

  test('changes the main one of two owners, and keeps it when the other leaves', () => {
    const stage = salon();
    stage.pass('member.changeRole', { userId: 'sam', role: 'owner' }, { by: owner });
    stage.pass('provider.handOver', { userId: 'sam' }, { by: schedule });
    expect(provider(stage)).toMatchObject({ ownerId: 'sam', ownerIds: ['olga', 'sam'] });
    expect(types(stage).at(-1)).toBe('provider.ownersChanged');
    stage.pass('member.decline', { userId: 'olga' }, { by: owner });
    expect(provider(stage)).toMatchObject({ ownerId: 'sam', ownerIds: ['sam'] });
  });

  test('lets a main owner step down although another owner is the main one already', () => {
    const stage = salon();
    stage.pass('provider.handOver', { userId: 'sam' }, { by: owner });
    stage.pass('provider.handOver', { userId: 'sam', stepDown: true }, { by: owner });
    expect(provider(stage)).toMatchObject({ ownerId: 'sam', ownerIds: ['sam'] });
  });

  test('takes only somebody who is a member, and who has accepted', () => {
    const stage = salon();
    const to = (userId: string) => stage.refused('provider.handOver', { userId }, { by: owner }).details;
    expect(to('alice')).toMatchObject({ reason: 'no-member', field: 'userId' });
    expect(to('fred')).toMatchObject({ reason: 'no-member' });
    stage.pass('member.add', { userId: 'alice', role: 'manager' }, { by: owner });
    expect(to('alice')).toMatchObject({ reason: 'not-accepted' });
    stage.pass('member.accept', { userId: 'alice' }, { by: alice });
    stage.pass('provider.handOver', { userId: 'alice' }, { by: owner });
    expect(to('alice')).toMatchObject({ reason: 'same-role' });
  });

  test.each([
    [owner, 'olga'],
    [schedule, 'sam'],
  ])('lets nobody step down in favour of themself or of nobody: %j', (by, userId) => {
    const refusal = salon().refused('provider.handOver', { userId, stepDown: true }, { by });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field: 'stepDown' } });
  });

  test.each([staff, cook, rival, bob])('is denied to $uid', (by) => {
    expect(salon().refused('provider.handOver', { userId: 'sam' }, { by }).code).toBe('permission-denied');
  });

  test('is refused at another version, and for a provider that is gone', () => {
    const stage = salon();
    const stale = stage.refused('provider.handOver', { userId: 'sam' }, { by: owner, expectedVersion: 7 });
    expect(stale.code).toBe('aborted');
    stage.store.commit([{ op: 'drop', path: home }], monday);
    const gone = stage.refused('provider.handOver', { userId: 'sam' }, { by: owner });
    expect(gone.details).toMatchObject({ reason: 'no-provider' });
  });
});
