import { expect, test } from 'vitest';
import { clubWith, fee } from '../../test-kit/club.ts';
import { alice, at, gateway, later, offering, payment, price, salon, staff, target } from '../../test-kit/salon.ts';
import { effectsOf } from './effects.ts';

const create = { reservationId: 'r', serviceId: 'paid', startTime: at('10:00'), partySize: 2 };
const twice = { ...price, amount: 2 * price.amount };

test('the effects of a paid booking: its price, its payment, and its refund', () => {
  const policy = { freeUntilHours: 48, feePercent: 50, noShowFeePercent: 100 };
  const stage = salon(offering('paid', { cancellationPolicy: policy }));
  const created = stage.pass('reservation.create', create, { by: alice });
  expect(effectsOf(created.writes)).toEqual({ status: 'pending', price: twice, paymentDue: twice });
  const paid = stage.pass('reservation.confirmPayment', { ...target, ...payment, amount: twice }, { by: gateway });
  expect(effectsOf(paid.writes)).toEqual({ status: 'confirmed', price: twice });
  const cancelled = stage.pass('reservation.cancel', target, { by: alice, at: later(5) });
  expect(effectsOf(cancelled.writes)).toEqual({ status: 'cancelled', price: twice, refundDue: price });
});

test('the effects on a guest, whose booking moves to the person who claims it', () => {
  const stage = salon();
  const guest = { name: 'Gina' };
  const booked = stage.pass('reservation.create', { ...create, serviceId: 'cut', guest }, { by: staff });
  expect(effectsOf(booked.writes)).toEqual({ status: 'confirmed', price: twice });
  const code = String(stage.store.list('serviceProviders/salon/guestReservations')[0]?.code);
  const claimed = stage.pass('reservation.claim', { code }, { by: alice });
  expect(effectsOf(claimed.writes)).toEqual({ status: 'confirmed', price: twice });
});

test('the effects on a subscription', () => {
  const stage = clubWith('free');
  const { writes } = stage.pass('subscription.create', { subscriptionId: 't', planId: 'paid' }, { by: alice });
  expect(effectsOf(writes)).toEqual({ status: 'pending', price: fee, paymentDue: fee });
});
