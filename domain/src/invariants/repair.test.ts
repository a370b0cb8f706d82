import { describe, expect, test } from 'vitest';
import { alice, at, gateway, later, owner, payment, salonWithBooking, target } from '../../test-kit/salon.ts';
import type { Finding } from './finding.ts';
import { findingKinds } from './finding.ts';
import { bySource, mendOf } from './mends.ts';
import { placeOf, sentenceOf } from './sentence.ts';

const where = 'serviceProviders/salon/pendingReservations/booking';
const finding = {
  audit: 'reservations',
  what: 'reservationReference.missing',
  where,
  expected: {},
  found: null,
} as const;
const seenAt = later(1).toISOString();

describe('a repair', () => {
  test('is refused to everybody but the system', () => {
    const stage = salonWithBooking('paid');
    const payload = { ...finding, from: [], seenAt };
    for (const by of [alice, owner]) {
      const { code, details } = stage.refused('invariant.repair', payload, { by });
      expect([code, details?.reason]).toEqual(['permission-denied', 'wrong-sender']);
    }
  });

  test('leaves to a person what no source tells', () => {
    const payload = { ...finding, from: ['endUsers/nobody/reservations/none'], seenAt };
    const { code, details } = salonWithBooking('paid').refused('invariant.repair', payload, { by: gateway });
    expect([code, details?.reason]).toEqual(['failed-precondition', 'needs-person']);
  });

  test('of documents that agree writes nothing', () => {
    const stage = salonWithBooking('paid');
    const from = [`endUsers/alice/reservations/${target.reservationId}`];
    const right = {
      ...finding,
      where: `serviceProviders/salon/pendingReservations/${target.reservationId}`,
      from,
      seenAt,
    };
    expect(stage.pass('invariant.repair', right, { by: gateway })).toMatchObject({ eventIds: [], writes: [] });
  });

  test('refuses documents of another provider', () => {
    const payload = { ...finding, where: 'serviceProviders/rival/tables/t1', from: [], seenAt };
    const { code, details } = salonWithBooking('paid').refused('invariant.repair', payload, { by: gateway });
    expect([code, details?.field]).toEqual(['invalid-argument', 'payload.where']);
  });

  test('puts a history nowhere but in its own place', () => {
    const stage = salonWithBooking('paid');
    const events = stage.store.paths().filter((path) => /^endUsers\/alice\/events\/[^/]+$/.test(path));
    expect(events).not.toEqual([]);
    for (const there of ['endUsers/bob/reservations/r', 'endUsers/alice/reservations/other']) {
      const forged = { ...finding, what: 'reservation.missing', where: there, from: events, seenAt } as const;
      const { code, details } = stage.refused('invariant.repair', forged, { by: gateway });
      expect([code, details?.reason], there).toEqual(['failed-precondition', 'needs-person']);
    }
  });

  test('drops no reference for the sake of another booking', () => {
    const stage = salonWithBooking('paid');
    const booking = { reservationId: 'q', serviceId: 'paid', startTime: at('11:00'), partySize: 1 };
    stage.pass('reservation.create', booking, { by: alice });
    const theirs = 'serviceProviders/salon/pendingReservations/q';
    const forged = {
      ...finding,
      what: 'reservationReference.stray',
      where: theirs,
      from: ['endUsers/alice/reservations/r'],
      seenAt,
    } as const;
    expect(stage.refused('invariant.repair', forged, { by: gateway }).details?.reason).toBe('needs-person');
    expect(stage.store.get(theirs)).toBeDefined();
  });

  test('touches no money of another provider', () => {
    const stage = salonWithBooking('paid');
    const paid = { ...target, ...payment };
    stage.pass('reservation.confirmPayment', paid, { by: gateway });
    stage.pass('reservation.cancel', target, { by: owner });
    const refundId = String(
      stage.store
        .paths()
        .find((path) => path.includes('/refunds/'))
        ?.split('/')
        .at(-1),
    );
    const forged = {
      ...finding,
      audit: 'refunds',
      what: 'refund.missing',
      where: `serviceProviders/rival/refunds/${refundId}`,
      from: ['endUsers/alice/reservations/r'],
      seenAt,
    } as const;
    stage.when('invariant.repair', forged, { by: gateway, providerId: 'rival' });
    expect(stage.store.get(forged.where)).toBeUndefined();
  });
});

describe('a finding', () => {
  test('is mended after those of its sources', () => {
    const sorted = findingKinds.map((what) => ({ what })).sort(bySource);
    const kinds = sorted.map(({ what }) => what);
    expect(kinds.indexOf('paidBack.differs')).toBeLessThan(kinds.indexOf('reservationReference.differs'));
    expect(kinds.indexOf('stockLog.missing')).toBeLessThan(kinds.indexOf('stock.differs'));
    expect(kinds.indexOf('stock.differs')).toBeLessThan(kinds.indexOf('recipe.differs'));
  });

  test.each(['account.missing', 'paid.differs', 'subscriptionDays.differs'] as const)('of %s has no mend', (what) =>
    expect(mendOf(what)).toBeUndefined(),
  );

  test('says where it is without naming a person', () => {
    const path = 'endUsers/alice/orders/o1';
    const lost: Finding = {
      audit: 'orderReferences',
      what: 'orderReference.missing',
      where: path,
      from: [],
      expected: 'x',
      found: null,
    };
    expect(sentenceOf(lost)).toBe(
      'orderReferences: orderReference.missing at endUsers/…/orders/o1: expected "x", found nothing',
    );
    expect(placeOf('scheduledReminders/alice.booking.reservation1h')).toBe(
      'scheduledReminders/….booking.reservation1h',
    );
  });
});
