import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../../../test-kit/agree.ts';
import { salonServices } from '../../../test-kit/fixtures/salon.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, at, bob, later, offering, owner, salon, services, staff, stored } from '../../../test-kit/salon.ts';
import { stylists } from '../../../test-kit/stylists.ts';
import { documentSchemas } from '../../documents.ts';
import { seatReads } from './find-seats.ts';
import type { Service } from './service.ts';

type Wish = { id?: string; time?: string; day?: string; who?: string; partySize?: number; serviceId?: string };

const request = ({ id = 'r', time = '10:00', day = '2026-05-04', who, partySize = 1, serviceId = 'cut' }: Wish) => ({
  reservationId: id,
  serviceId,
  startTime: at(time, day),
  partySize,
  ...(who ? { resourceId: who } : {}),
});

const book = (stage: Stage, wish: Wish = {}, by = alice) => stage.pass('reservation.create', request(wish), { by });

const refusal = (stage: Stage, wish: Wish = {}, by = alice) =>
  stage.refused('reservation.create', request(wish), { by });

const served = (stage: Stage, id = 'r', uid = 'alice') => stored(stage, id, uid).servedBy?.resourceId;

const occupancy = (stage: Stage, day = '2026-05-04') =>
  stage.store.get(`serviceProviders/salon/occupancy/${day}`)?.booked;

const full = { code: 'resource-exhausted', details: { reason: 'slot-full', available: 0 } };

describe('a booking of a service with resources', () => {
  test('says who serves on both halves, and holds the time with what the service needs before and after', () => {
    const stage = salon(stylists({ minutesBefore: 5 }));
    book(stage, { who: 'ada' });
    const servedBy = { resourceId: 'ada', name: 'Ada', memberId: 'sam', asked: true };
    expect(stored(stage)).toMatchObject({ servedBy, slotKeys: ['ada@2026-05-04T07:55Z+50'] });
    expect(stage.store.get('serviceProviders/salon/confirmedReservations/r')).toMatchObject({ servedBy });
    expect(stage.store.get('serviceProviders/salon/occupancy/2026-05-04')).toMatchObject({
      day: '2026-05-04',
      booked: { 'ada@2026-05-04T07:55Z+50': 1 },
    });
    expectAgreement(stage);
  });

  test('reads at most 20 candidates and one day, and a service without resources reads none', () => {
    const resourceIds = Array.from({ length: 30 }, (_, n) => `r${n}`);
    const { store } = salon();
    const provider = documentSchemas.provider.parse(store.get('serviceProviders/salon'));
    const readsOf = (service: Partial<Service>) =>
      seatReads(
        'salon',
        {
          provider,
          service: { ...salonServices.haircut, ...service },
          serviceId: 'cut',
          startTime: at('10:00'),
          partySize: 1,
        },
        { has: () => false, get: () => undefined },
      ).map(({ path }) => path.split('/')[2]);
    expect(readsOf({ resourceIds })).toEqual(['occupancy', ...Array.from({ length: 20 }, () => 'resources')]);
    expect(readsOf({})).toEqual(['slots']);
  });

  test('by anyone goes to the least busy', () => {
    const stage = salon(stylists());
    book(stage, { id: 'a', time: '09:00' });
    book(stage, { id: 'b', time: '11:00' });
    book(stage, { id: 'c', time: '13:00' });
    expect(['a', 'b', 'c'].map((id) => served(stage, id))).toEqual(['ada', 'ben', 'cleo']);
    book(stage, { id: 'd', time: '15:00', who: 'ada' });
    book(stage, { id: 'e', time: '16:00' });
    expect(served(stage, 'e')).toBe('ben');
    expect(stored(stage, 'e').servedBy).not.toHaveProperty('asked');
    expectAgreement(stage);
  });

  test('is refused when the one that was asked for, or all, are busy, also by another service or in its buffer', () => {
    const colour = offering('colour', { ...services.colour, capacity: 1, resourceIds: ['ada'] });
    const stage = salon({ ...stylists(), ...colour });
    book(stage, { id: 'long', serviceId: 'colour', who: 'ada' });
    expect(refusal(stage, { who: 'ada', time: '11:00' }, bob)).toMatchObject({
      ...full,
      details: { ...full.details, field: 'resourceId' },
    });
    book(stage, { id: 'ben', who: 'ben' }, bob);
    expect(refusal(stage, { id: 'soon', who: 'ben', time: '10:30' }, bob)).toMatchObject(full);
    book(stage, { id: 'cleo' }, bob);
    expect(served(stage, 'cleo', 'bob')).toBe('cleo');
    expect(refusal(stage, {}, bob)).toMatchObject({ ...full, details: { ...full.details, field: 'startTime' } });
    expectAgreement(stage);
  });

  test.each([
    ['who does not exist', 'zoe'],
    ['of another service', 'room'],
  ])('is refused for a resource %s', (_, who) => {
    const stage = salon({ ...stylists(), 'serviceProviders/salon/resources/room': { name: 'Room', kind: 'place' } });
    const details = { reason: 'no-resource', field: 'resourceId' };
    expect(refusal(stage, { who })).toMatchObject({ code: 'not-found', details });
    expect(refusal(stage, { who, serviceId: 'asked' })).toMatchObject({ code: 'not-found', details });
  });

  test('follows hours, days away and retirement', () => {
    const stage = salon(
      stylists(
        {},
        {
          ada: { openingHours: { mon: [{ open: '09:00', close: '12:00' }], tue: [{ open: '22:00', close: '02:00' }] } },
          ben: { absences: ['2026-05-01/2026-05-04'] },
          cleo: { active: false },
        },
      ),
    );
    expect(refusal(stage, { time: '12:00' })).toMatchObject(full);
    expect(refusal(stage, { time: '11:30', who: 'ben' })).toMatchObject(full);
    expect(refusal(stage, { time: '11:30', who: 'cleo' })).toMatchObject(full);
    book(stage, { time: '11:30' });
    expect(served(stage)).toBe('ada');
    book(stage, { id: 'tuesday', day: '2026-05-05' });
    expect(served(stage, 'tuesday')).toBe('ben');
  });

  test('takes the smallest table that is large enough', () => {
    const table = (seats: number) => ({ name: `For ${seats}`, kind: 'table', seats });
    const stage = salon({
      ...offering('cut', { capacity: 6, resourceIds: ['six', 'two', 'four'] }),
      'serviceProviders/salon/resources/two': table(2),
      'serviceProviders/salon/resources/four': table(4),
      'serviceProviders/salon/resources/six': table(6),
    });
    book(stage, { id: 'pair', partySize: 2 });
    book(stage, { id: 'three', partySize: 3 });
    expect(refusal(stage, { id: 'seven', partySize: 7 })).toMatchObject(full);
    expect(refusal(stage, { id: 'five', partySize: 5, who: 'four', time: '14:00' })).toMatchObject(full);
    book(stage, { id: 'five', partySize: 5 });
    expect(['pair', 'three', 'five'].map((id) => served(stage, id))).toEqual(['two', 'four', 'six']);
    expect(refusal(stage, { id: 'one' })).toMatchObject(full);
    expectAgreement(stage);
  });

  test('over midnight UTC is held on both days, and given back on both', () => {
    const night = { openingHours: { mon: [{ open: '22:00', close: '06:00' }] } };
    const open = { 'serviceProviders/salon': { ...salon().store.get('serviceProviders/salon'), ...night } };
    const stage = salon({ ...stylists({ durationMinutes: 120, slotMinutes: 60 }), ...open });
    book(stage, { id: 'night', time: '01:00', day: '2026-05-05', who: 'ada' });
    const key = 'ada@2026-05-04T23:00Z+135';
    expect([occupancy(stage), occupancy(stage, '2026-05-05')]).toEqual([{ [key]: 1 }, { [key]: 1 }]);
    expect(refusal(stage, { who: 'ada', time: '03:00', day: '2026-05-05' }, bob)).toMatchObject(full);
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'night' }, { by: alice });
    book(stage, { who: 'ada', time: '03:00', day: '2026-05-05' }, bob);
    expectAgreement(stage);
  });
});

describe('a booking that moves', () => {
  const move = (stage: Stage, more: object, by = alice) =>
    stage.pass('reservation.reschedule', { reservationId: 'r', startTime: at('14:00'), ...more }, { by });

  test('keeps the one that was asked for, unless another one or anyone is asked for', () => {
    const stage = salon(stylists());
    book(stage, { who: 'ben' });
    move(stage, {});
    expect(stored(stage).servedBy).toMatchObject({ resourceId: 'ben', asked: true });
    move(stage, { resourceId: 'cleo' });
    expect(stored(stage).servedBy).toMatchObject({ resourceId: 'cleo', asked: true });
    move(stage, { resourceId: null, startTime: at('15:00') });
    expect(stored(stage).servedBy).toEqual({ resourceId: 'ada', name: 'Ada', memberId: 'sam' });
    expectAgreement(stage);
  });

  test('cannot ask for somebody who does not serve', () => {
    const stage = salon(stylists());
    book(stage, { who: 'ben' });
    const wish = { reservationId: 'r', startTime: at('14:00'), resourceId: 'zoe' };
    expect(stage.refused('reservation.reschedule', wish, { by: alice })).toMatchObject({
      code: 'not-found',
      details: { reason: 'no-resource', field: 'resourceId' },
    });
  });

  test('can overlap with itself', () => {
    const stage = salon(stylists());
    book(stage, { who: 'ben' });
    move(stage, { startTime: at('10:30') });
    expect(occupancy(stage)).toEqual({ 'ben@2026-05-04T08:30Z+45': 1 });
    expectAgreement(stage);
  });

  test('staff give it to a colleague at the same time, and not to the same one', () => {
    const stage = salon(stylists());
    book(stage, { who: 'ben' });
    const same = { userId: 'alice', reservationId: 'r', startTime: at('10:00') };
    expect(stage.refused('reservation.reschedule', same, { by: staff })).toMatchObject({
      details: { reason: 'unchanged' },
    });
    stage.pass('reservation.reschedule', { ...same, resourceId: 'cleo' }, { by: staff });
    expect(served(stage)).toBe('cleo');
    expectAgreement(stage);
  });

  test('a wish holds both times, also if they overlap, and its answer frees one', () => {
    const stage = salon(stylists({ confirmation: 'manual' }));
    book(stage, { who: 'ben' });
    const target = { userId: 'alice', reservationId: 'r' };
    stage.pass('reservation.confirm', target, { by: owner });
    move(stage, { startTime: at('10:30') });
    expect(Object.keys(occupancy(stage) as object)).toHaveLength(2);
    expectAgreement(stage);
    stage.pass('reservation.confirm', target, { by: owner });
    expect(stored(stage).reservationStartTime).toEqual(new Date(at('10:30')));
    expectAgreement(stage);
    move(stage, { startTime: at('11:00') });
    stage.pass('reservation.declineMove', target, { by: owner });
    expect(stored(stage).reservationStartTime).toEqual(new Date(at('10:30')));
    expectAgreement(stage);
  });

  test('leaves the resource if the service asks for none any more, and takes one if it asks again', () => {
    const stage = salon(stylists());
    book(stage);
    const set = (data: object) =>
      stage.store.commit([{ op: 'set', path: 'serviceProviders/salon/services/cut', data: { ...data } }], later(0));
    const before = stage.store.get('serviceProviders/salon/services/cut') ?? {};
    const { resourceIds: _r, ...without } = before;
    set({ ...without, capacity: 3 });
    move(stage, {});
    expect(stored(stage)).not.toHaveProperty('servedBy');
    expectAgreement(stage);
    set(before);
    move(stage, { startTime: at('15:00') });
    expect(served(stage)).toBe('ada');
    expectAgreement(stage);
  });
});

test('an absence that was noted by mistake takes the time again, of another one if need be', () => {
  const stage = salon(stylists());
  book(stage);
  const target = { userId: 'alice', reservationId: 'r' };
  const start = new Date(at('10:00'));
  stage.pass('reservation.markNoShow', target, { by: staff, at: later(20, start) });
  stage.pass(
    'reservation.create',
    { ...request({ id: 'walk-in', who: 'ada' }), guest: { name: 'Gus' } },
    { by: staff, at: later(21, start) },
  );
  stage.pass('reservation.reopen', target, { by: staff, at: later(22, start) });
  expect(served(stage)).toBe('ben');
  expectAgreement(stage);
});
