import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  bob,
  cook,
  formerStaff,
  later,
  monday,
  owner,
  rival,
  salon,
  schedule,
  staff,
} from '../../../test-kit/salon.ts';
import type { Fields, MemberEvent } from '../../index.ts';
import { evolveMember } from './evolve.ts';
import type { Member } from './member.ts';

const manager = {
  role: 'manager',
  active: true,
  version: 1,
  lastCommandId: 'seed',
  createdAt: monday,
  updatedAt: monday,
};

const home = 'serviceProviders/salon';
const member = ({ store }: Stage, uid: string) => store.get(`${home}/members/${uid}`);
const provider = ({ store }: Stage) => store.get(home);
const types = ({ store }: Stage) => store.list(`${home}/events`).map(({ type }) => type);

describe('member.add', () => {
  test('adds a member', () => {
    const stage = salon();
    const payload = { userId: 'alice', role: 'staff', displayName: ' Alice ' } as const;
    const decision = stage.pass('member.add', payload, { by: owner, at: later(5) });
    expect(decision).toMatchObject({ version: 1, eventIds: ['command-1_0'] });
    expect(member(stage, 'alice')).toEqual({
      role: 'staff',
      active: true,
      displayName: 'Alice',
      schema: 2,
      version: 1,
      lastCommandId: 'command-1',
      createdAt: later(5),
      updatedAt: later(5),
    });
    expect(stage.store.list(`${home}/events`)).toMatchObject([
      {
        type: 'member.created',
        entityType: 'member',
        entityId: 'alice',
        version: 1,
        createdBy: 'olga',
        payload: { userId: 'alice', role: 'staff', active: true, displayName: 'Alice', schema: 2 },
      },
    ]);
    expect(provider(stage)?.version).toBe(1);
  });

  test('restores a former member with their name', () => {
    const stage = salon();
    stage.pass('member.add', { userId: 'alice', role: 'staff', displayName: 'Alice' }, { by: owner });
    stage.pass('member.remove', { userId: 'alice' }, { by: owner });
    const { version } = stage.pass('member.add', { userId: 'alice', role: 'kitchen' }, { by: owner, at: later(5) });
    expect(version).toBe(3);
    expect(member(stage, 'alice')).toMatchObject({
      role: 'kitchen',
      active: true,
      displayName: 'Alice',
      createdAt: monday,
      updatedAt: later(5),
    });
  });

  test('rejects an active member', () => {
    const refusal = salon().refused('member.add', { userId: 'sam', role: 'manager' }, { by: owner });
    expect(refusal).toMatchObject({ code: 'already-exists', details: { field: 'userId' } });
  });

  test("adds an owner to the provider's list of owners once that person has accepted", () => {
    const stage = salon();
    stage.pass('member.add', { userId: 'alice', role: 'owner' }, { by: owner });
    expect(provider(stage)).toMatchObject({ ownerId: 'olga', version: 1 });
    expect(provider(stage)).not.toHaveProperty('ownerIds');
    const { eventIds } = stage.pass('member.accept', { userId: 'alice' }, { by: alice });
    expect(eventIds).toEqual(['command-2_0', 'command-2_1']);
    expect(provider(stage)).toMatchObject({ ownerId: 'olga', ownerIds: ['olga', 'alice'], version: 2 });
    expect(provider(stage)?.lastCommandId).toBe('command-2');
    expect(stage.store.get(`${home}/events/command-2_1`)).toMatchObject({
      type: 'provider.ownersChanged',
      entityType: 'provider',
      entityId: 'salon',
      version: 2,
      payload: { ownerIds: ['olga', 'alice'] },
    });
  });
});

describe('member.changeRole', () => {
  test('records the new and the previous role', () => {
    const stage = salon();
    const { version } = stage.pass('member.changeRole', { userId: 'sam', role: 'manager' }, { by: owner });
    expect(version).toBe(2);
    expect(member(stage, 'sam')).toMatchObject({ role: 'manager', active: true });
    expect(stage.store.list(`${home}/events`)).toMatchObject([
      { type: 'member.roleChanged', payload: { userId: 'sam', role: 'manager', previousRole: 'staff' } },
    ]);
    expect(provider(stage)?.version).toBe(1);
  });

  test('rejects the current role', () => {
    const refusal = salon().refused('member.changeRole', { userId: 'sam', role: 'staff' }, { by: owner });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { role: 'staff' } });
  });
});

describe('a membership', () => {
  const malformed = {
    openingHours: { mon: '' },
    settings: 'none',
    name: 7,
    kind: null,
    ownerId: 'olga',
    version: 4,
    lastCommandId: 'seed',
    createdAt: monday,
    updatedAt: monday,
  };

  test('begins, changes and ends with a provider whose profile is malformed, and leaves the profile as it is', () => {
    const stage = salon({ [home]: malformed });
    stage.pass('member.add', { userId: 'alice', role: 'owner' }, { by: owner });
    stage.pass('member.accept', { userId: 'alice' }, { by: alice });
    stage.pass('member.changeRole', { userId: 'sam', role: 'kitchen' }, { by: owner });
    stage.pass('member.remove', { userId: 'alice' }, { by: owner });
    expect(provider(stage)).toMatchObject({ ...malformed, ownerIds: ['olga'], version: 6, lastCommandId: 'command-4' });
  });
});

describe('member.remove', () => {
  test('deactivates the member and keeps the document', () => {
    const stage = salon();
    const { version } = stage.pass('member.remove', { userId: 'sam' }, { by: owner });
    expect(version).toBe(2);
    expect(member(stage, 'sam')).toMatchObject({ role: 'staff', active: false });
    expect(types(stage)).toEqual(['member.deleted']);
    expect(stage.refused('member.add', { userId: 'bob', role: 'staff' }, { by: staff }).code).toBe('permission-denied');
  });
});

describe('the last owner', () => {
  test.each([
    ['be removed', (stage: Stage) => stage.refused('member.remove', { userId: 'olga' }, { by: owner })],
    [
      'be removed by a system actor',
      (stage: Stage) => stage.refused('member.remove', { userId: 'olga' }, { by: schedule }),
    ],
    [
      'take another role',
      (stage: Stage) => stage.refused('member.changeRole', { userId: 'olga', role: 'manager' }, { by: owner }),
    ],
  ])('cannot %s', (_, attempt) => {
    const stage = salon();
    expect(attempt(stage)).toMatchObject({ code: 'failed-precondition', details: { reason: 'lastOwner' } });
    expect(member(stage, 'olga')).toMatchObject({ role: 'owner', active: true });
  });

  test('may leave after another owner joins, who then becomes the main owner', () => {
    const stage = salon();
    stage.pass('member.changeRole', { userId: 'sam', role: 'owner' }, { by: owner });
    stage.pass('member.remove', { userId: 'olga' }, { by: owner });
    expect(provider(stage)).toMatchObject({ ownerId: 'sam', ownerIds: ['sam'], version: 3 });
    expect(stage.refused('member.remove', { userId: 'sam' }, { by: staff })).toMatchObject({
      code: 'failed-precondition',
    });
    expect(stage.refused('member.add', { userId: 'bob', role: 'staff' }, { by: owner }).code).toBe('permission-denied');
  });

  test('loses ownership by becoming a manager, if another owner remains', () => {
    const stage = salon();
    stage.pass('member.add', { userId: 'alice', role: 'owner' }, { by: owner });
    stage.pass('member.accept', { userId: 'alice' }, { by: alice });
    stage.pass('member.changeRole', { userId: 'alice', role: 'manager' }, { by: owner });
    expect(provider(stage)).toMatchObject({ ownerIds: ['olga'], version: 3 });
    expect(types(stage)).toEqual([
      'member.created',
      'member.updated',
      'provider.ownersChanged',
      'member.roleChanged',
      'provider.ownersChanged',
    ]);
  });
});

describe('the consent of a member', () => {
  const mirror = ({ store }: Stage, uid = 'alice') => store.get(`endUsers/${uid}/memberships/salon`);
  const self = { userId: 'alice' };
  const invited = (role: 'owner' | 'staff' = 'staff') => {
    const stage = salon();
    stage.pass('member.add', { ...self, role }, { by: owner });
    return stage;
  };

  test('is missing at first: the own mirror holds ids only', () => {
    const stage = invited();
    expect(mirror(stage)).toEqual({ providerId: 'salon', userId: 'alice', createdAt: monday, updatedAt: monday });
    expect(member(stage, 'alice')).not.toHaveProperty('acceptedAt');
    stage.pass('member.changeRole', { ...self, role: 'kitchen' }, { by: owner });
    expect(mirror(stage)).not.toHaveProperty('role');
  });

  test('is given by the person: the mirror then tells the role and the name of the provider', () => {
    const stage = invited();
    const { version, eventIds } = stage.pass('member.accept', self, { by: alice, at: later(5) });
    expect({ version, eventIds }).toEqual({ version: 2, eventIds: ['command-2_0'] });
    expect(member(stage, 'alice')).toMatchObject({ role: 'staff', active: true, acceptedAt: later(5) });
    expect(mirror(stage)).toMatchObject({ providerId: 'salon', role: 'staff', providerName: 'Salon salon' });
    stage.pass('member.changeRole', { ...self, role: 'manager' }, { by: owner });
    expect(mirror(stage)).toMatchObject({ role: 'manager' });
    expect(stage.store.list(`${home}/events`)).toMatchObject([
      { type: 'member.created' },
      { type: 'member.updated', payload: { userId: 'alice', change: 'accepted' }, createdBy: 'alice' },
      { type: 'member.roleChanged' },
    ]);
  });

  test('is refused by the person, who is then no member', () => {
    const stage = invited();
    stage.pass('member.decline', self, { by: alice });
    expect(member(stage, 'alice')).toMatchObject({ active: false });
    expect(mirror(stage)).toBeUndefined();
    expect(stage.store.list(`${home}/events`)).toMatchObject([
      { type: 'member.created' },
      { type: 'member.deleted', payload: { userId: 'alice', declined: true }, createdBy: 'alice' },
    ]);
    expect(stage.refused('member.accept', self, { by: alice })).toMatchObject({ code: 'not-found' });
  });

  test('may end later, but not for the last owner', () => {
    const stage = salon();
    stage.pass('member.decline', { userId: 'sam' }, { by: staff });
    expect(member(stage, 'sam')).toMatchObject({ active: false });
    expect(stage.refused('member.decline', { userId: 'olga' }, { by: owner })).toMatchObject({
      details: { reason: 'lastOwner' },
    });
  });

  test('is needed again after the membership has ended', () => {
    const stage = invited();
    stage.pass('member.accept', self, { by: alice });
    stage.pass('member.remove', self, { by: owner });
    expect(mirror(stage)).toBeUndefined();
    stage.pass('member.add', { ...self, role: 'staff' }, { by: owner });
    expect(member(stage, 'alice')).not.toHaveProperty('acceptedAt');
    expect(mirror(stage)).not.toHaveProperty('role');
    stage.pass('member.accept', self, { by: alice });
  });

  test('makes an owner: before it, the last real owner stays', () => {
    const stage = invited('owner');
    for (const attempt of ['member.remove', 'member.decline'] as const) {
      expect(stage.refused(attempt, { userId: 'olga' }, { by: owner })).toMatchObject({
        code: 'failed-precondition',
        details: { reason: 'lastOwner' },
      });
    }
    expect(stage.refused('member.remove', { userId: 'olga' }, { by: alice }).code).toBe('failed-precondition');
    stage.pass('member.accept', self, { by: alice });
    stage.pass('member.remove', { userId: 'olga' }, { by: owner });
    expect(provider(stage)).toMatchObject({ ownerId: 'alice', ownerIds: ['alice'] });
  });

  test('is taken for granted with members of earlier versions', () => {
    const stage = salon();
    expect(stage.refused('member.accept', { userId: 'sam' }, { by: staff })).toMatchObject({
      code: 'failed-precondition',
      details: { reason: 'accepted' },
    });
    stage.pass('member.changeRole', { userId: 'sam', role: 'owner' }, { by: owner });
    expect(provider(stage)).toMatchObject({ ownerIds: ['olga', 'sam'] });
    expect(mirror(stage, 'sam')).toMatchObject({ role: 'owner', providerName: 'Salon salon' });
  });

  test('is given once', () => {
    const stage = invited();
    stage.pass('member.accept', self, { by: alice });
    expect(stage.refused('member.accept', self, { by: alice })).toMatchObject({ details: { reason: 'accepted' } });
  });

  test.each(['member.accept', 'member.decline'] as const)('takes %s from nobody else', (type) => {
    for (const by of [owner, bob, staff, schedule]) {
      expect(invited().refused(type, self, { by })).toMatchObject({ code: 'permission-denied' });
    }
  });

  test.each(['member.accept', 'member.decline'] as const)('takes %s at the expected version only', (type) => {
    expect(invited().refused(type, self, { by: alice, expectedVersion: 7 })).toMatchObject({ code: 'aborted' });
    expect(salon().refused(type, self, { by: alice })).toMatchObject({ code: 'not-found' });
  });
});

describe('member.rename', () => {
  test('gives a member another name, by an owner or by the member', () => {
    const stage = salon();
    stage.pass('member.rename', { userId: 'sam', displayName: ' Sam S. ' }, { by: owner });
    expect(member(stage, 'sam')).toMatchObject({ displayName: 'Sam S.', role: 'staff', version: 2 });
    stage.pass('member.rename', { userId: 'sam', displayName: 'Sammy' }, { by: staff });
    expect(member(stage, 'sam')).toMatchObject({ displayName: 'Sammy', version: 3 });
    const payload = { userId: 'sam', change: 'renamed', displayName: 'Sammy' };
    expect(stage.store.list(`${home}/events`).at(-1)).toMatchObject({ type: 'member.updated', payload });
    expect(member(stage, 'sam')).not.toHaveProperty('acceptedAt');
  });

  test('is denied to a former member, also of their own name', () => {
    const refusal = salon().refused('member.rename', { userId: 'fred', displayName: 'Fred' }, { by: formerStaff });
    expect(refusal).toMatchObject({ code: 'not-found', details: { reason: 'no-member' } });
  });

  test('is refused if the provider is gone', () => {
    const stage = salon();
    stage.store.commit([{ op: 'drop', path: home }], monday);
    const refusal = stage.refused('member.rename', { userId: 'sam', displayName: 'Sam' }, { by: staff });
    expect(refusal).toMatchObject({ details: { reason: 'no-provider' } });
  });
});

const commands = [
  ['member.rename', { userId: 'olga', displayName: 'Olga' }],
  ['member.add', { userId: 'alice', role: 'staff' }],
  ['member.changeRole', { userId: 'sam', role: 'manager' }],
  ['member.remove', { userId: 'sam' }],
] as const;

describe.each(commands)('%s', (type, payload) => {
  test.each([
    ['a manager', { kind: 'user', uid: 'mia' } as const],
    ['staff', staff],
    ['the kitchen', cook],
    ['a former member', formerStaff],
    ['the owner of another provider', rival],
    ['a stranger', bob],
    ['a customer', alice],
  ])('rejects %s', (_, by) => {
    const stage = salon({ [`${home}/members/mia`]: manager });
    expect(stage.refused(type, payload, { by }).code).toBe('permission-denied');
    expect(types(stage)).toEqual([]);
  });

  test('accepts a system actor', () => {
    expect(salon().pass(type, payload, { by: schedule }).version).toBeGreaterThan(0);
  });

  test('requires the expected version', () => {
    const stage = salon();
    const current = type === 'member.add' ? 0 : 1;
    const refusal = stage.refused(type, payload, { by: owner, expectedVersion: 7 });
    expect(refusal).toMatchObject({ code: 'aborted', details: { currentVersion: current } });
    stage.pass(type, payload, { by: owner, expectedVersion: current });
  });

  test('rejects an unknown provider', () => {
    const by = { by: schedule, providerId: 'nowhere' };
    expect(salon().refused(type, payload, by).code).toBe('not-found');
  });

  test.each([
    ['no user', { userId: undefined }, 'userId'],
    ['a path as user id', { userId: 'a/b' }, 'userId'],
    ['an unknown field', { since: 'today' }, 'since'],
    ...(type === 'member.remove' ? [] : [['an unknown role', { role: 'chef' }, 'role'] as const]),
    ...(type === 'member.add' ? [['a blank name', { displayName: ' ' }, 'displayName'] as const] : []),
  ] as [string, Fields, string][])('rejects %s', (_, bad, field) => {
    const refusal = salon().refused(type, { ...payload, ...bad }, { by: owner });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field } });
  });
});

test.each([
  ['member.changeRole', { userId: 'fred', role: 'manager' }],
  ['member.changeRole', { userId: 'nobody', role: 'manager' }],
  ['member.remove', { userId: 'fred' }],
  ['member.remove', { userId: 'nobody' }],
] as const)('%s rejects a user who is not a member: %j', (type, payload) => {
  expect(salon().refused(type, payload, { by: owner })).toMatchObject({
    code: 'not-found',
    details: { field: 'userId' },
  });
});

test("the fold of a membership's events equals its document", () => {
  const stage = salon();
  const by = { by: owner };
  stage.pass('member.add', { userId: 'alice', role: 'staff', displayName: 'Alice' }, by);
  stage.pass('member.accept', { userId: 'alice' }, { by: alice, at: later(1) });
  stage.pass('member.changeRole', { userId: 'alice', role: 'owner' }, { ...by, at: later(1) });
  stage.pass('member.remove', { userId: 'alice' }, { ...by, at: later(2) });
  stage.pass('member.add', { userId: 'alice', role: 'manager' }, { ...by, at: later(3) });
  const events = stage.store.list(`${home}/events`).filter(({ entityType }) => entityType === 'member');
  expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
  const folded = events.reduce<Member | undefined>(
    (state, { id, type, payload, version, correlationId, occurredAt }) => {
      const event = { type, payload } as MemberEvent;
      const position = { id, version, commandId: correlationId, occurredAt } as Parameters<typeof evolveMember>[1];
      return evolveMember(state, { ...position, ...event });
    },
    undefined,
  );
  expect(folded).toEqual(member(stage, 'alice'));
});
