import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../../../test-kit/agree.ts';
import { asSoldByEarlierVersion } from '../../../test-kit/earlier-slots.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, at, bob, later, offering, salon, sold, target } from '../../../test-kit/salon.ts';

const ten = '2026-05-04T08:00Z';
const booking = (reservationId: string, startTime: string, partySize = 1) => ({
  reservationId,
  serviceId: 'cut',
  startTime,
  partySize,
});

/** Three chairs. An earlier version has sold Alice two at 10:00. */
const earlier = (): Stage => {
  const stage = salon();
  stage.pass('reservation.create', booking('r', at('10:00'), 2), { by: alice });
  asSoldByEarlierVersion(stage, later(0));
  expect(sold(stage, 'cut')).toEqual({});
  return stage;
};

const atOldAddress = ({ store }: Stage, day = '2026-05-04') => store.get(`serviceProviders/salon/slots/cut_${day}`);

describe('seats that an earlier version has sold', () => {
  test('count before a backfill has moved them', () => {
    const stage = earlier();
    const refusal = stage.refused('reservation.create', booking('b', at('10:00'), 2), { by: bob });
    expect(refusal).toMatchObject({ code: 'resource-exhausted', details: { available: 1 } });
    stage.pass('reservation.create', booking('b', at('10:00')), { by: bob });
    expect(sold(stage, 'cut')).toEqual({ [ten]: 1 });
    expect(atOldAddress(stage)?.booked).toEqual({ [ten]: 2 });
    expectAgreement(stage);
  });

  test('are guarded by the commit, so that the earlier version cannot sell more meanwhile', () => {
    const { writes } = earlier().pass('reservation.create', booking('b', at('10:00')), { by: bob });
    const guarded = writes.filter(({ path }) => path.endsWith('/slots/cut_2026-05-04'));
    expect(guarded).toMatchObject([{ op: 'update', data: { booked: { [ten]: 2 } } }]);
  });

  test('are free again after a cancellation', () => {
    const stage = earlier();
    stage.pass('reservation.cancel', target, { by: alice });
    expectAgreement(stage);
    stage.pass('reservation.create', booking('b', at('10:00'), 3), { by: bob });
    expectAgreement(stage);
  });

  test('are free again after a move', () => {
    const stage = earlier();
    stage.pass('reservation.reschedule', { reservationId: 'r', startTime: at('12:00') }, { by: alice });
    stage.pass('reservation.create', booking('b', at('10:00'), 3), { by: bob });
    expectAgreement(stage);
  });

  test('count although the opening hours have changed across midnight', () => {
    const stage = salon(offering('cut', { capacity: 1 }));
    const openFor = (openingHours: object) => {
      const data = { ...stage.store.get('serviceProviders/salon'), openingHours };
      stage.store.commit([{ op: 'set', path: 'serviceProviders/salon', data }], later(0));
    };
    openFor({ mon: [{ open: '18:00', close: '02:00' }] });
    stage.pass('reservation.create', booking('r', at('00:30', '2026-05-05')), { by: alice });
    asSoldByEarlierVersion(stage, later(0));
    openFor({ tue: [{ open: '00:00', close: '02:00' }] });
    const refusal = stage.refused('reservation.create', booking('b', at('00:30', '2026-05-05')), { by: bob });
    expect(refusal.code).toBe('resource-exhausted');
  });

  test('count with their own length, although the service has another one now', () => {
    const stage = earlier();
    const [[path = '', data = {}] = []] = Object.entries(offering('cut', { slotMinutes: 15, durationMinutes: 15 }));
    stage.store.commit([{ op: 'set', path, data }], later(0));
    const refusal = stage.refused('reservation.create', booking('b', at('10:15'), 2), { by: bob });
    expect(refusal.code).toBe('resource-exhausted');
    stage.pass('reservation.create', booking('b', at('10:30'), 3), { by: bob });
    expectAgreement(stage);
  });
});

test('a provider that was created by this version reads no old address', () => {
  const stage = salon();
  const { writes } = stage.pass('reservation.create', booking('r', at('10:00')), { by: alice });
  expect(writes.filter(({ path }) => path.includes('/slots/'))).toHaveLength(1);
});
