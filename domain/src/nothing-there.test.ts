import { describe, expect, test } from 'vitest';
import { club, subscribed } from '../test-kit/club.ts';
import type { Stage } from '../test-kit/given.ts';
import { line, pizzeria, sam, withOrder } from '../test-kit/pizzeria.ts';
import {
  alice,
  gateway,
  offering,
  owner,
  price,
  salon,
  salonWithBooking,
  schedule,
  staff,
  target,
} from '../test-kit/salon.ts';
import type { CommandPayloads, CommandType } from './index.ts';

const reason = <Type extends CommandType>(
  stage: Stage,
  type: Type,
  payload: CommandPayloads[Type],
  by: Parameters<Stage['when']>[2]['by'],
): string | undefined => stage.refused(type, payload, { by }).details?.reason;

// The random histories send these too, but chance decides whether they do. Here each is sent once.
describe('a command for something that is not there', () => {
  test('says so for an order and its line', () => {
    const stage = pizzeria();
    const order = { orderId: 'o' };
    for (const type of ['order.confirm', 'order.complete', 'order.cancel'] as const)
      expect(reason(stage, type, order, sam)).toBe('no-order');
    expect(reason(stage, 'order.addLines', { ...order, lines: [line('a', 'cola')] }, sam)).toBe('no-order');
    expect(reason(stage, 'order.move', { ...order, tableId: 't1' }, sam)).toBe('no-order');
    expect(reason(stage, 'order.removeLine', { ...order, lineId: 'a' }, sam)).toBe('no-order');
    const status = { lineId: 'none', status: 'queued' } as const;
    expect(reason(stage, 'order.setLineStatus', { ...order, ...status }, sam)).toBe('no-order');
    expect(reason(withOrder({ confirmed: true }), 'order.setLineStatus', { ...order, ...status }, sam)).toBe('no-line');
  });

  test('says so for a booking', () => {
    const stage = salon();
    expect(reason(stage, 'reservation.checkIn', target, staff)).toBe('no-reservation');
    expect(reason(stage, 'reservation.reopen', target, staff)).toBe('no-reservation');
    expect(reason(stage, 'reservation.expire', target, schedule)).toBe('no-reservation');
    const settle = { ...target, paymentId: 'pi_1', gateway: 'stripe' };
    expect(reason(stage, 'reservation.settlePayment', settle, gateway)).toBe('no-reservation');
  });

  test('says so for a subscription', () => {
    const settle = { ...subscribed, paymentId: 'pi_1', gateway: 'stripe' };
    expect(reason(club(), 'subscription.settlePayment', settle, gateway)).toBe('no-subscription');
  });

  test('says so for a voucher, and for the booking that it should pay', () => {
    const stage = salon(offering('cut', { giftCardDays: 30 }));
    const voucherId = 'gift-card-0000000000001';
    const settle = { userId: 'alice', voucherId, paymentId: 'pi_1', gateway: 'stripe' };
    expect(reason(stage, 'voucher.confirmPayment', { ...settle, amount: price }, gateway)).toBe('no-voucher');
    expect(reason(stage, 'voucher.settlePayment', settle, gateway)).toBe('no-voucher');
    expect(reason(stage, 'voucher.expire', { voucherId }, schedule)).toBe('no-voucher');
    expect(reason(stage, 'voucher.refund', { voucherId }, owner)).toBe('no-voucher');
    stage.pass('voucher.sell', { voucherId, serviceId: 'cut', amount: 1000 }, { by: staff });
    expect(reason(stage, 'voucher.redeem', { voucherId, ...target }, staff)).toBe('no-reservation');
  });
});

describe('a command for something that cannot take it now', () => {
  test('says that a dish is sold out, to an order that grows', () => {
    const lines = [line('c', 'tiramisu')];
    expect(reason(withOrder(), 'order.addLines', { orderId: 'o', lines }, sam)).toBe('sold-out');
  });

  test('says that a cancelled booking checks nobody in', () => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.cancel', target, { by: alice });
    expect(reason(stage, 'reservation.checkIn', target, staff)).toBe('wrong-status');
  });

  test('says that a gift card is not paid yet, to the person who would take it', () => {
    const stage = salon(offering('cut', { giftCardDays: 30 }));
    const voucherId = 'gift-card-0000000000002';
    stage.pass('voucher.buy', { voucherId, serviceId: 'cut', amount: 500 }, { by: alice });
    expect(reason(stage, 'voucher.take', { voucherId }, alice)).toBe('not-paid');
  });
});
