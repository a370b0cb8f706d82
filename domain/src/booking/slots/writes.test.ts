import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../../../test-kit/agree.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  bob,
  gateway,
  later,
  offering,
  payment,
  salon,
  salonWithBooking,
  schedule,
  sold,
  stored,
  target,
} from '../../../test-kit/salon.ts';

const put = ({ store }: Stage, documents: Readonly<Record<string, object>>) => {
  const writes = Object.entries(documents).map(([path, data]) => ({ op: 'set', path, data: { ...data } }) as const);
  store.commit(writes, later(1));
};

test('takes seats with a precondition and releases them without a read', () => {
  const stage = salon();
  const slot = 'serviceProviders/salon/slots/cut_2026-05-04Z';
  const opOn = ({ writes }: ReturnType<Stage['pass']>) => writes.find(({ path }) => path === slot)?.op;
  const booking = { serviceId: 'cut', startTime: at('10:00'), partySize: 1 };
  expect(opOn(stage.pass('reservation.create', { ...booking, reservationId: 'r' }, { by: alice }))).toBe('create');
  expect(opOn(stage.pass('reservation.create', { ...booking, reservationId: 'b' }, { by: bob }))).toBe('update');
  expect(opOn(stage.pass('reservation.cancel', target, { by: alice }))).toBe('increment');
});

test('a day keeps its slot length after the service changes, and no seat is sold twice', () => {
  const stage = salonWithBooking('colour');
  put(stage, offering('colour', { slotMinutes: 15, durationMinutes: 30 }));
  const booking = { reservationId: 'b', serviceId: 'colour', partySize: 1 };
  for (const time of ['09:45', '10:15', '11:15']) {
    const payload = { ...booking, startTime: at(time) };
    expect(stage.refused('reservation.create', payload, { by: bob }).code).toBe('resource-exhausted');
  }
  stage.pass('reservation.create', { ...booking, startTime: at('11:45') }, { by: bob });
  expect(stage.store.get('serviceProviders/salon/slots/colour_2026-05-04Z')?.slotMinutes).toBe(30);
  expectAgreement(stage);
});

describe('after a change of the opening hours', () => {
  const providerPath = 'serviceProviders/salon';
  const openFor = (stage: Stage, openingHours: object) =>
    put(stage, { [providerPath]: { ...stage.store.get(providerPath), openingHours } });
  const tuesdayNight = at('00:30', '2026-05-05');
  const booking = { reservationId: 'r', serviceId: 'paid', startTime: tuesdayNight, partySize: 1 };

  /** A reservation in Monday's night, whose hours now belong to Tuesday's morning. */
  const moved = (): Stage => {
    const stage = salon();
    openFor(stage, { mon: [{ open: '18:00', close: '02:00' }] });
    stage.pass('reservation.create', booking, { by: alice });
    expect(stored(stage).day).toBe('2026-05-04');
    openFor(stage, { mon: [{ open: '18:00', close: '24:00' }], tue: [{ open: '00:00', close: '02:00' }] });
    return stage;
  };

  test('a cancellation releases the seats on the day of the sale', () => {
    const stage = moved();
    stage.pass('reservation.cancel', target, { by: alice });
    expect(sold(stage, 'paid', '2026-05-04')).toEqual({});
    expectAgreement(stage);
  });

  test('a late payment takes the seats on the day that now owns the hours', () => {
    const stage = moved();
    stage.pass('reservation.expire', target, { by: schedule, at: later(15) });
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway, at: later(16) });
    expect(stored(stage).day).toBe('2026-05-05');
    expect(sold(stage, 'paid')).toEqual({ '2026-05-04T22:30Z': 1 });
    expectAgreement(stage);
  });
});
