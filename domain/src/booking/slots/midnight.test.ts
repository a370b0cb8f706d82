import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../../../test-kit/agree.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, bob, later, offering, salon, stored, target } from '../../../test-kit/salon.ts';

const provider = 'serviceProviders/salon';
const full = { code: 'resource-exhausted', details: { available: 0 } };

const openFor = ({ store }: Stage, openingHours: object) => {
  const data = { ...store.get(provider), openingHours };
  store.commit([{ op: 'set', path: provider, data }], later(1));
};

/** The salon with one chair, open at the given hours. */
const chair = (openingHours: object, more: object = {}): Stage => {
  const stage = salon(offering('cut', { capacity: 1, ...more }));
  openFor(stage, openingHours);
  return stage;
};

const nightOfMonday = { mon: [{ open: '18:00', close: '02:00' }] };
const morningOfTuesday = { mon: [{ open: '18:00', close: '24:00' }], tue: [{ open: '00:00', close: '02:00' }] };
const always = { mon: [{ open: '00:00', close: '24:00' }], tue: [{ open: '00:00', close: '24:00' }] };

const booking = (startTime: string, reservationId = 'b') => ({
  reservationId,
  serviceId: 'cut',
  startTime,
  partySize: 1,
});
const aliceBooks = (stage: Stage, startTime: string) =>
  stage.pass('reservation.create', booking(startTime, 'r'), { by: alice });
const bobIsRefused = (stage: Stage, startTime: string) => {
  expect(stage.refused('reservation.create', booking(startTime), { by: bob })).toMatchObject(full);
};
const documents = ({ store }: Stage) =>
  store.paths().flatMap((path) => (path.startsWith(`${provider}/slots/`) ? [path.split('/slots/')[1]] : []));

describe('a change of the opening hours across midnight sells no seat twice', () => {
  test.each([
    ['from the night before to the morning', nightOfMonday, morningOfTuesday],
    ['from the morning to the night before', morningOfTuesday, nightOfMonday],
  ])('%s', (_, before, after) => {
    const stage = chair(before);
    aliceBooks(stage, '2026-05-05T00:30:00+02:00');
    openFor(stage, after);
    bobIsRefused(stage, '2026-05-05T00:30:00+02:00');
    expectAgreement(stage);
  });

  test('nor if another booking moves there', () => {
    const stage = chair(nightOfMonday);
    aliceBooks(stage, '2026-05-05T00:30:00+02:00');
    stage.pass('reservation.create', booking('2026-05-04T18:00:00+02:00'), { by: bob });
    openFor(stage, morningOfTuesday);
    const move = { reservationId: 'b', startTime: '2026-05-05T00:30:00+02:00' };
    expect(stage.refused('reservation.reschedule', move, { by: bob })).toMatchObject(full);
    stage.pass('reservation.cancel', target, { by: alice });
    stage.pass('reservation.reschedule', move, { by: bob });
    expectAgreement(stage);
  });
});

describe('a booking over midnight UTC', () => {
  const hour = { durationMinutes: 60 };
  /** Half past one in Berlin. */
  const start = '2026-05-04T23:30:00Z';

  test('lies in both days, and its end blocks the second', () => {
    const stage = chair(always, hour);
    aliceBooks(stage, start);
    expect(stored(stage).slotKeys).toEqual(['2026-05-04T23:30Z', '2026-05-05T00:00Z']);
    expect(documents(stage)).toEqual(['cut_2026-05-04Z', 'cut_2026-05-05Z']);
    bobIsRefused(stage, '2026-05-05T00:00:00Z');
    bobIsRefused(stage, '2026-05-04T23:00:00Z');
    stage.pass('reservation.create', booking('2026-05-05T00:30:00Z'), { by: bob });
    expectAgreement(stage);
  });

  test('finds the seats of the second day sold', () => {
    const stage = chair(always, hour);
    aliceBooks(stage, '2026-05-05T00:00:00Z');
    bobIsRefused(stage, start);
    stage.pass('reservation.create', booking('2026-05-04T23:00:00Z'), { by: bob });
    expectAgreement(stage);
  });

  test('releases its seats in both', () => {
    const stage = chair(always, hour);
    aliceBooks(stage, start);
    stage.pass('reservation.cancel', target, { by: alice });
    stage.pass('reservation.create', booking(start), { by: bob });
    expectAgreement(stage);
  });

  test('with slots that reach over midnight blocks the second day although no slot begins there', () => {
    const odd = { durationMinutes: 50, slotMinutes: 50 };
    const stage = chair({ tue: [{ open: '00:00', close: '24:00' }] }, odd);
    // 00:00 in Berlin is 22:00 in UTC: the slot from 23:40 to 00:30.
    aliceBooks(stage, '2026-05-04T23:40:00Z');
    expect(documents(stage)).toEqual(['cut_2026-05-04Z', 'cut_2026-05-05Z']);
    // Another grid, whose slots begin at midnight in UTC.
    openFor(stage, { tue: [{ open: '02:00', close: '24:00' }] });
    bobIsRefused(stage, '2026-05-05T00:00:00Z');
    stage.pass('reservation.create', booking('2026-05-05T00:50:00Z'), { by: bob });
    expectAgreement(stage);
  });

  test('reads one document of seats if it stays within a day', () => {
    const stage = chair(always);
    aliceBooks(stage, '2026-05-04T10:00:00Z');
    expect(documents(stage)).toEqual(['cut_2026-05-04Z']);
  });
});
