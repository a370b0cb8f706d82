import { describe, expect, test } from 'vitest';
import { at, bob, cook, formerStaff, later, owner, rival, salon, schedule, staff } from '../../test-kit/salon.ts';

const home = 'serviceProviders/salon';
const openingHours = { sat: [{ open: '10:00', close: '14:00' }] };

describe('provider.update', () => {
  test('replaces the opening hours and keeps the rest of the profile', () => {
    const stage = salon();
    const before = stage.store.get(home);
    const { version, eventIds } = stage.pass('provider.update', { openingHours }, { by: owner, at: later(5) });
    expect({ version, eventIds }).toEqual({ version: 2, eventIds: ['command-1_0'] });
    expect(stage.store.get(home)).toEqual({
      ...before,
      openingHours,
      version: 2,
      lastCommandId: 'command-1',
      updatedAt: later(5),
    });
    expect(stage.store.list(`${home}/events`)).toMatchObject([
      {
        type: 'provider.updated',
        entityType: 'provider',
        entityId: 'salon',
        version: 2,
        createdBy: 'olga',
        payload: { before: { openingHours: before?.openingHours }, after: { openingHours } },
      },
    ]);
  });

  test('applies from the next booking on', () => {
    const stage = salon();
    const booking = { reservationId: 'r', serviceId: 'cut', startTime: at('11:00', '2026-05-09'), partySize: 1 };
    expect(stage.refused('reservation.create', booking, { by: bob })).toMatchObject({ code: 'failed-precondition' });
    stage.pass('provider.update', { openingHours }, { by: owner });
    stage.pass('reservation.create', booking, { by: bob });
  });

  test('opens the provider around the clock', () => {
    const stage = salon();
    stage.pass('provider.update', { openingHours: null }, { by: schedule });
    expect(stage.store.get(home)).not.toHaveProperty('openingHours');
    expect(stage.store.list(`${home}/events`)).toMatchObject([{ payload: { after: {} } }]);
  });

  test('accepts twelve periods a day', () => {
    const periods = Array.from({ length: 12 }, (_, n) => {
      const hour = String(2 * n).padStart(2, '0');
      return { open: `${hour}:00`, close: `${hour}:30` };
    });
    const stage = salon();
    stage.pass('provider.update', { openingHours: { mon: periods } }, { by: owner });
    expect(stage.store.get(home)?.openingHours).toEqual({ mon: periods });
  });

  test('is allowed to a manager', () => {
    const { role, ...stamps } = salon().store.get(`${home}/members/sam`) ?? {};
    const stage = salon({ [`${home}/members/mona`]: { role: 'manager', ...stamps } });
    stage.pass('provider.update', { openingHours }, { by: { kind: 'user', uid: 'mona' } });
  });

  test.each([staff, cook, formerStaff, rival, bob])('is denied to $uid', (by) => {
    const stage = salon();
    expect(stage.refused('provider.update', { openingHours }, { by })).toMatchObject({ code: 'permission-denied' });
  });

  test('is rejected at another version, and for a provider that does not exist', () => {
    const stage = salon();
    const stale = stage.refused('provider.update', { openingHours }, { by: owner, expectedVersion: 7 });
    expect(stale).toMatchObject({ code: 'aborted' });
    const lost = stage.refused('provider.update', { openingHours }, { by: schedule, providerId: 'lost' });
    expect(lost).toMatchObject({ code: 'not-found', details: { field: 'providerId' } });
  });

  test.each([
    ['text for a day', { mon: '' }, 'openingHours.mon'],
    [
      'overlapping periods',
      {
        mon: [
          { open: '09:00', close: '12:00' },
          { open: '11:00', close: '13:00' },
        ],
      },
      'openingHours.mon',
    ],
  ])('is rejected with %s', (_, hours, field) => {
    const refusal = salon().refused('provider.update', { openingHours: hours as never }, { by: owner });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field } });
  });
});

describe('provider.update of other fields', () => {
  const settings = { taxIncluded: false, limits: { upcoming: 5 }, colour: 'red', shifts: [{ from: 8 }] };

  test('changes name, kind, modules and settings, and tells only what differs', () => {
    const stage = salon();
    const before = stage.store.get(home);
    const change = { name: ' Salon Nova ', kind: 'spa', modules: ['booking'], settings };
    stage.pass('provider.update', change, { by: owner, at: later(5) });
    expect(stage.store.get(home)).toEqual({
      ...before,
      ...change,
      name: 'Salon Nova',
      version: 2,
      lastCommandId: 'command-1',
      updatedAt: later(5),
    });
    const [event] = stage.store.list(`${home}/events`);
    expect(event?.payload).toEqual({
      before: { name: 'Salon salon', kind: before?.kind, settings: {} },
      after: { name: 'Salon Nova', kind: 'spa', settings },
    });
  });

  test('keeps the opening hours that it does not name', () => {
    const stage = salon();
    stage.pass('provider.update', { name: 'Salon Nova' }, { by: owner });
    expect(stage.store.get(home)?.openingHours).toEqual(salon().store.get(home)?.openingHours);
    stage.pass('provider.update', { openingHours: null, kind: 'spa' }, { by: owner });
    const [, second] = stage.store.list(`${home}/events`);
    expect(second?.payload).toMatchObject({
      before: { openingHours: { mon: [{ open: '09:00' }] } },
      after: { kind: 'spa' },
    });
    expect(stage.store.get(home)).not.toHaveProperty('openingHours');
  });

  test('tells of no difference where there is none', () => {
    const stage = salon();
    stage.pass(
      'provider.update',
      { name: 'Salon salon', openingHours: salon().store.get(home)?.openingHours as never },
      {
        by: owner,
      },
    );
    expect(stage.store.list(`${home}/events`)).toMatchObject([{ payload: { before: {}, after: {} } }]);
  });

  test('lets the shards of counters grow, and never shrink', () => {
    const stage = salon();
    const send = (counterShards: number) =>
      ['provider.update', { settings: { sync: { counterShards } } }, { by: owner }] as const;
    stage.pass(...send(16));
    for (const fewer of [8, 15]) {
      expect(stage.refused(...send(fewer)).details).toMatchObject({ field: 'settings.sync.counterShards' });
    }
    stage.pass(...send(16));
    stage.pass(...send(32));
  });

  test.each([
    ['nothing', {}, 'payload'],
    ['a time zone', { timeZone: 'Europe/Rome' }, 'timeZone'],
    ['a currency', { currency: 'USD' }, 'currency'],
    ['an owner', { ownerId: 'bob' }, 'ownerId'],
    ['a web address for a name', { name: 'www.example.org' }, 'name'],
    ['a kind of two words', { kind: 'hair salon' }, 'kind'],
    ['null for a name', { name: null }, 'name'],
    ['text for settings', { settings: 'none' }, 'settings'],
    ['a list for settings', { settings: [] }, 'settings'],
    ['text for a known setting', { settings: { taxIncluded: 'yes' } }, 'settings.taxIncluded'],
    ['an unknown limit', { settings: { limits: { any: 1 } } }, 'settings.limits.any'],
    ['too many shards', { settings: { sync: { counterShards: 33 } } }, 'settings.sync.counterShards'],
    ['more than a call takes', { settings: { sync: { batchSize: 101 } } }, 'settings.sync.batchSize'],
    ['checks without a pause', { settings: { sync: { checkMinutes: 0 } } }, 'settings.sync.checkMinutes'],
    ['a number for a switch', { settings: { sync: { autoSync: 0 } } }, 'settings.sync.autoSync'],
    ['half an attempt', { settings: { sync: { retryAttempts: 7.5 } } }, 'settings.sync.retryAttempts'],
    ['an unknown setting of functions', { settings: { sync: { mood: 1 } } }, 'settings.sync.mood'],
    ['an unknown threshold', { settings: { health: { mood: 1 } } }, 'settings.health.mood'],
    ['no latency at all', { settings: { health: { latencyMs: 0 } } }, 'settings.health.latencyMs'],
    ['half a limit', { settings: { limits: { upcoming: 0.5 } } }, 'settings.limits.upcoming'],
    ['a discount above 100', { settings: { loyalty: { discounts: { vip: 101 } } } }, 'settings.loyalty.discounts.vip'],
    ['51 settings', { settings: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`s${n}`, n])) }, 'settings'],
  ])('is rejected with %s', (_, change, field) => {
    const refusal = salon().refused('provider.update', change as never, { by: owner });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field } });
  });
});

describe('a profile with malformed opening hours of an earlier version', () => {
  const salonWith = (hours: unknown) => {
    const stored = salon().store.get(home);
    return salon({ [home]: { ...stored, openingHours: hours } });
  };

  test.each([{ mon: '' }, 'always', { mon: [{ open: 9, close: 17 }] }])(
    'counts as closed, and can be mended: %j',
    (hours) => {
      const stage = salonWith(hours);
      const booking = { reservationId: 'r', serviceId: 'cut', startTime: at('11:00', '2026-05-09'), partySize: 1 };
      expect(stage.refused('reservation.create', booking, { by: bob })).toMatchObject({ code: 'failed-precondition' });
      stage.pass('provider.update', { openingHours }, { by: owner });
      stage.pass('reservation.create', booking, { by: bob });
    },
  );
});
