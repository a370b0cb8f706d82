import { describe, expect, test } from 'vitest';
import { given } from '../../test-kit/given.ts';
import { alice, monday, schedule } from '../../test-kit/salon.ts';

const profile = { name: ' Salon Nord ', kind: 'salon', timeZone: 'Europe/Berlin', currency: 'EUR' };
const nowhere = (documents = {}) => given('nord', monday, documents);

describe('a new tenant', () => {
  test('has the caller as its owner, in one commit', () => {
    const stage = nowhere({ 'endUsers/alice': { displayName: 'Alice Profile' } });
    const { version, eventIds, writes } = stage.pass('provider.create', profile, { by: alice });
    expect({ version, eventIds }).toEqual({ version: 1, eventIds: ['command-1_0', 'command-1_1'] });
    expect(writes.map(({ op, path }) => [op, path])).toEqual([
      ['create', 'serviceProviders/nord'],
      ['create', 'serviceProviders/nord/members/alice'],
      ['create', 'serviceProviders/nord/events/command-1_0'],
      ['create', 'serviceProviders/nord/events/command-1_1'],
    ]);
    const stamps = { version: 1, lastCommandId: 'command-1', createdAt: monday, updatedAt: monday };
    expect(stage.store.get('serviceProviders/nord')).toEqual({
      ...profile,
      name: 'Salon Nord',
      modules: ['booking'],
      ownerId: 'alice',
      ownerIds: ['alice'],
      settings: {},
      ...stamps,
    });
    expect(stage.store.get('serviceProviders/nord/members/alice')).toEqual({
      role: 'owner',
      active: true,
      displayName: 'Alice Profile',
      ...stamps,
    });
  });

  test('tells of itself and of its owner', () => {
    const stage = nowhere();
    stage.pass('provider.create', profile, { by: alice });
    const events = stage.store.list('serviceProviders/nord/events');
    expect(events).toMatchObject([
      { type: 'provider.created', entityType: 'provider', entityId: 'nord', version: 1 },
      { type: 'member.created', entityType: 'member', entityId: 'alice', version: 1 },
    ]);
    expect(events[1]?.payload).toMatchObject({ userId: 'alice', role: 'owner', displayName: 'Alice Token' });
  });

  test('may close at times and choose its modules', () => {
    const stage = nowhere();
    const openingHours = { mon: [{ open: '09:00', close: '17:00' }] };
    stage.pass('provider.create', { ...profile, openingHours, modules: ['restaurant'] }, { by: alice });
    expect(stage.store.get('serviceProviders/nord')).toMatchObject({ openingHours, modules: ['restaurant'] });
  });
});

describe('a tenant is refused', () => {
  test('where there is one', () => {
    const stage = nowhere();
    stage.pass('provider.create', profile, { by: alice });
    const refusal = stage.refused('provider.create', profile, { by: { kind: 'user', uid: 'bob' } });
    expect(refusal).toMatchObject({ code: 'already-exists', details: { field: 'providerId' } });
    expect(stage.store.get('serviceProviders/nord')?.ownerId).toBe('alice');
  });

  test('to a machine', () => {
    expect(nowhere().refused('provider.create', profile, { by: schedule }).code).toBe('permission-denied');
  });

  test.each([
    ['no name', { name: '  ' }, 'name'],
    ['a time zone nobody knows', { timeZone: 'Europe/Atlantis' }, 'timeZone'],
    ['a currency in small letters', { currency: 'eur' }, 'currency'],
    ['a currency by its sign', { currency: '€' }, 'currency'],
    ['a kind in capitals', { kind: 'Salon' }, 'kind'],
    ['bad hours', { openingHours: { mon: [{ open: '9', close: '17:00' }] } }, 'openingHours.mon.0.open'],
    ['an owner of the own choice', { ownerId: 'bob' }, 'ownerId'],
  ])('with %s', (_, more, field) => {
    const refusal = nowhere().refused('provider.create', { ...profile, ...more }, { by: alice });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field } });
  });
});
