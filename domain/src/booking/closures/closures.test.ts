import { describe, expect, test } from 'vitest';
import { alice, at, later, monday, owner, salon, staff } from '../../../test-kit/salon.ts';
import { providerSchema } from '../../provider/profile/provider.ts';
import { closureSchema } from './closure.ts';
import { closureRef } from './paths.ts';

const create = { closureId: 'c', from: '2026-05-05', until: '2026-05-05', onConflict: 'move' } as const;
const tuesday = { serviceId: 'cut', startTime: at('10:00', '2026-05-05'), partySize: 1 };

const profile = (stage: ReturnType<typeof salon>) => providerSchema.parse(stage.store.get('serviceProviders/salon'));
const stored = (stage: ReturnType<typeof salon>, id = 'c') =>
  closureSchema.parse(stage.store.get(closureRef('salon', id).path));

describe('closure.create', () => {
  test('guards new bookings at once, keeps the note from the profile, and is due for the schedule', () => {
    const stage = salon();
    stage.pass('closure.create', { ...create, title: 'Holiday', note: 'the boiler' }, { by: owner });
    expect(profile(stage)).toMatchObject({
      version: 2,
      closures: [{ closureId: 'c', from: '2026-05-05', until: '2026-05-05', openingHours: [], title: 'Holiday' }],
    });
    expect(JSON.stringify(profile(stage))).not.toContain('boiler');
    expect(stored(stage)).toMatchObject({
      status: 'open',
      note: 'the boiler',
      nextAttemptAt: monday,
      moveWithinDays: 14,
    });
    const refused = stage.refused('reservation.create', { reservationId: 'r', ...tuesday }, { by: alice });
    expect(refused).toMatchObject({ code: 'failed-precondition', details: { reason: 'closed', field: 'startTime' } });
  });

  test('tells the feed of the closure and of the profile, without the note', () => {
    const stage = salon();
    stage.pass('closure.create', { ...create, note: 'the boiler' }, { by: owner });
    const events = stage.store.list('serviceProviders/salon/events');
    expect(events.map(({ type, entityId }) => [type, entityId])).toEqual([
      ['closure.created', 'c'],
      ['provider.closuresChanged', 'salon'],
    ]);
    expect(JSON.stringify(events)).not.toContain('boiler');
  });

  test('drops closures that have ended from the profile', () => {
    const stage = salon();
    stage.pass('closure.create', create, { by: owner });
    const more = { ...create, closureId: 'd', from: '2026-05-20', until: '2026-05-21' };
    stage.pass('closure.create', more, { by: owner, at: later(3 * 24 * 60) });
    expect(profile(stage).closures?.map(({ closureId }) => closureId)).toEqual(['d']);
  });

  test.each([
    ['an end before its start', { until: '2026-05-04' }, 'invalid-field', 'payload.until'],
    ['more than a year', { until: '2027-05-06' }, 'invalid-field', 'payload.until'],
    ['no day', { from: '2026-02-30' }, 'invalid-field', 'payload.from'],
    [
      'hours that overlap',
      {
        openingHours: [
          { open: '09:00', close: '12:00' },
          { open: '11:00', close: '13:00' },
        ],
      },
      'invalid-field',
      'openingHours',
    ],
    ['hours and a break', { openingHours: [], break: { from: '12:00', until: '13:00' } }, 'invalid-field', 'break'],
    ['a break of no length', { break: { from: '12:00', until: '12:00' } }, 'invalid-field', 'break.until'],
    ['a title with an address', { title: 'see https://example.org' }, 'invalid-field', 'title'],
    ['a day that has passed', { from: '2026-05-01', until: '2026-05-03' }, 'past', 'until'],
    ['an unknown service', { serviceIds: ['cut', 'none'] }, 'no-service', 'serviceIds.1'],
  ])('refuses %s', (_, more, reason, field) => {
    const { details } = salon().refused('closure.create', { ...create, ...more }, { by: owner });
    expect(details).toMatchObject({ reason });
    expect(`payload.${details?.field}`).toContain(field);
  });

  test('refuses staff, an id in use, and more than a hundred ahead', () => {
    const stage = salon();
    expect(stage.refused('closure.create', create, { by: staff }).details?.reason).toBe('needs-role');
    for (let n = 0; n < 100; n++) stage.pass('closure.create', { ...create, closureId: `c${n}` }, { by: owner });
    expect(stage.refused('closure.create', { ...create, closureId: 'c7' }, { by: owner }).details?.reason).toBe(
      'closure-exists',
    );
    expect(stage.refused('closure.create', create, { by: owner }).details).toMatchObject({
      reason: 'limit',
      most: 100,
    });
  });
});

describe('closure.withdraw', () => {
  test('opens the time again and stops the process', () => {
    const stage = salon();
    stage.pass('closure.create', create, { by: owner });
    stage.pass('closure.withdraw', { closureId: 'c' }, { by: owner, at: later(1) });
    expect(profile(stage).closures).toEqual([]);
    expect(stored(stage)).toMatchObject({
      status: 'withdrawn',
      version: 2,
      nextAttemptAt: null,
      withdrawnAt: later(1),
    });
    stage.pass('reservation.create', { reservationId: 'r', ...tuesday }, { by: alice });
  });

  test('leaves steps that are under way to be counted', () => {
    const stage = salon();
    stage.pass('closure.create', create, { by: owner });
    const { path } = closureRef('salon', 'c');
    const sending = [{ commandId: 'closure~x', action: 'cancel', reservationId: 'r', version: 1 }];
    const data = { ...stored(stage), status: 'applying', sending, leaseUntil: later(2), nextAttemptAt: later(2) };
    stage.store.commit([{ op: 'set', path, data }], monday);
    stage.pass('closure.withdraw', { closureId: 'c' }, { by: owner });
    expect(stored(stage)).toMatchObject({ status: 'withdrawn', sending, nextAttemptAt: later(2) });
  });

  test('refuses staff, an unknown closure, and a second time', () => {
    const stage = salon();
    stage.pass('closure.create', create, { by: owner });
    expect(stage.refused('closure.withdraw', { closureId: 'c' }, { by: staff }).details?.reason).toBe('needs-role');
    expect(stage.refused('closure.withdraw', { closureId: 'x' }, { by: owner }).details?.reason).toBe('no-closure');
    stage.pass('closure.withdraw', { closureId: 'c' }, { by: owner });
    expect(stage.refused('closure.withdraw', { closureId: 'c' }, { by: owner }).details?.reason).toBe('wrong-status');
  });
});

test.each(['closure.create', 'closure.withdraw'] as const)('%s with a provider that is gone is refused', (type) => {
  const stage = salon();
  stage.pass('closure.create', create, { by: owner });
  stage.store.commit([{ op: 'drop', path: 'serviceProviders/salon' }], monday);
  const refused =
    type === 'closure.create'
      ? stage.refused(type, { ...create, closureId: 'd' }, { by: owner })
      : stage.refused(type, { closureId: 'c' }, { by: owner });
  expect(refused.details?.reason).toBe('no-provider');
});
