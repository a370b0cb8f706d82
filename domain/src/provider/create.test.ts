import { describe, expect, test } from 'vitest';
import { given } from '../../test-kit/given.ts';
import { alice, monday, schedule } from '../../test-kit/salon.ts';

const profile = { name: ' Salon Nord ', kind: 'salon', timeZone: 'Europe/Berlin', currency: 'EUR' };
const emptyStage = (documents = {}) => given('nord', monday, documents);

describe('provider.create', () => {
  test('creates the tenant with the sender as owner, in one commit', () => {
    const stage = emptyStage({ 'endUsers/alice': { displayName: 'Alice Profile' } });
    const { version, eventIds, writes } = stage.pass('provider.create', profile, { by: alice });
    expect({ version, eventIds }).toEqual({ version: 1, eventIds: ['command-1_0', 'command-1_1'] });
    expect(writes.map(({ op, path }) => [op, path])).toEqual([
      ['create', 'serviceProviders/nord'],
      ['create', 'serviceProviders/nord/private/profile'],
      ['create', 'serviceProviders/nord/members/alice'],
      ['set', 'endUsers/alice/memberships/nord'],
      ['create', 'serviceProviders/nord/events/command-1_0'],
      ['create', 'serviceProviders/nord/events/command-1_1'],
      ['create', 'usage/alice'],
    ]);
    const stamps = { version: 1, lastCommandId: 'command-1', createdAt: monday, updatedAt: monday };
    expect(stage.store.get('serviceProviders/nord')).toEqual({
      ...profile,
      name: 'Salon Nord',
      modules: ['booking'],
      ownerId: 'alice',
      settings: {},
      slotSchema: 2,
      ...stamps,
      lastCommandId: '',
    });
    const { version: _v, ...privateStamps } = stamps;
    expect(stage.store.get('serviceProviders/nord/private/profile')).toEqual({
      ownerIds: ['alice'],
      settings: {},
      ...privateStamps,
    });
    expect(stage.store.get('serviceProviders/nord/members/alice')).toEqual({
      role: 'owner',
      active: true,
      displayName: 'Alice Profile',
      schema: 2,
      acceptedAt: monday,
      ...stamps,
    });
  });

  test('has the consent of its founder', () => {
    const stage = emptyStage();
    stage.pass('provider.create', profile, { by: alice });
    expect(stage.store.get('endUsers/alice/memberships/nord')).toEqual({
      providerId: 'nord',
      userId: 'alice',
      role: 'owner',
      providerName: 'Salon Nord',
      createdAt: monday,
      updatedAt: monday,
    });
  });

  test('records events for the tenant and its owner', () => {
    const stage = emptyStage();
    stage.pass('provider.create', profile, { by: alice });
    const events = stage.store.list('serviceProviders/nord/events');
    expect(events).toMatchObject([
      { type: 'provider.created', entityType: 'provider', entityId: 'nord', version: 1 },
      { type: 'member.created', entityType: 'member', entityId: 'alice', version: 1 },
    ]);
    expect(events[1]?.payload).toMatchObject({ userId: 'alice', role: 'owner', displayName: 'Alice Token' });
  });

  test('accepts opening hours and modules', () => {
    const stage = emptyStage();
    const openingHours = { mon: [{ open: '09:00', close: '17:00' }] };
    stage.pass('provider.create', { ...profile, openingHours, modules: ['restaurant'] }, { by: alice });
    expect(stage.store.get('serviceProviders/nord')).toMatchObject({ openingHours, modules: ['restaurant'] });
  });
});

describe('rejects a tenant', () => {
  test('that already exists', () => {
    const stage = emptyStage();
    stage.pass('provider.create', profile, { by: alice });
    const refusal = stage.refused('provider.create', profile, { by: { kind: 'user', uid: 'bob' } });
    expect(refusal).toMatchObject({ code: 'already-exists', details: { field: 'providerId' } });
    expect(stage.store.get('serviceProviders/nord')?.ownerId).toBe('alice');
  });

  test('from a system actor', () => {
    expect(emptyStage().refused('provider.create', profile, { by: schedule }).code).toBe('permission-denied');
  });

  test.each([
    ['a blank name', { name: '  ' }, 'name'],
    ['an unknown time zone', { timeZone: 'Europe/Atlantis' }, 'timeZone'],
    ['a currency in lower case', { currency: 'eur' }, 'currency'],
    ['a currency symbol', { currency: '€' }, 'currency'],
    ['a code that is no currency', { currency: 'ABC' }, 'currency'],
    ['gold, which has no minor unit', { currency: 'XAU' }, 'currency'],
    ['a currency that no longer exists', { currency: 'HRK' }, 'currency'],
    ['a kind in upper case', { kind: 'Salon' }, 'kind'],
    ['invalid opening hours', { openingHours: { mon: [{ open: '9', close: '17:00' }] } }, 'openingHours.mon.0.open'],
    ['an owner in the payload', { ownerId: 'bob' }, 'ownerId'],
  ])('with %s', (_, more, field) => {
    const refusal = emptyStage().refused('provider.create', { ...profile, ...more }, { by: alice });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field } });
  });
});
