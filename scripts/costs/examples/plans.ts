import { clubPaid, clubWith, paying, subscribed } from '../../../domain/test-kit/club.ts';
import type { Stage } from '../../../domain/test-kit/given.ts';
import {
  alice,
  at,
  bob,
  gateway,
  later,
  offering,
  owner,
  price,
  salon,
  schedule,
  staff,
} from '../../../domain/test-kit/salon.ts';
import { report } from '../../../domain/test-kit/settle.ts';

const dayMinutes = 24 * 60;
const ten = 'package-of-ten-0000001';
const card = 'gift-card-0000000000001';
const terms = { packages: ['10 20000 365'], giftCardDays: 30 };
const packagePrice = { ...price, amount: 20_000 };

const shop = (): Stage => salon({ ...offering('paid', terms), ...offering('cut', terms) });

const buying = (): Stage => {
  const stage = shop();
  stage.pass('voucher.buy', { voucherId: ten, serviceId: 'paid', visits: 10 }, { by: alice });
  return stage;
};

const bought = (): Stage => {
  const stage = buying();
  const payment = { paymentId: 'pi_v', gateway: 'stripe', amount: packagePrice };
  stage.pass('voucher.confirmPayment', { userId: 'alice', voucherId: ten, ...payment }, { by: gateway, at: later(1) });
  return stage;
};

const sold = (): Stage => {
  const stage = shop();
  stage.pass('voucher.sell', { voucherId: card, serviceId: 'cut', amount: 10_000 }, { by: staff });
  return stage;
};

const taken = (): Stage => {
  const stage = sold();
  stage.pass('voucher.take', { voucherId: card }, { by: alice, at: later(1) });
  return stage;
};

/** The last command of each stage is the example. */
export const planExamples = {
  'voucher.buy': buying,
  'voucher.sell': sold,
  'voucher.giveAway': () => {
    const stage = taken();
    stage.pass('voucher.giveAway', { voucherId: card }, { by: alice, at: later(2) });
    return stage;
  },
  'voucher.take': () => {
    const stage = taken();
    stage.pass('voucher.giveAway', { voucherId: card }, { by: alice, at: later(2) });
    stage.pass('voucher.take', { voucherId: card }, { by: bob, at: later(3) });
    return stage;
  },
  'voucher.redeem': () => {
    const stage = bought();
    const booking = { reservationId: 'r', serviceId: 'paid', startTime: at('10:00'), partySize: 1 };
    stage.pass('reservation.create', booking, { by: alice, at: later(2) });
    stage.pass('voucher.redeem', { voucherId: ten, userId: 'alice', reservationId: 'r' }, { by: alice, at: later(3) });
    return stage;
  },
  'voucher.refund': () => {
    const stage = bought();
    stage.pass('voucher.refund', { voucherId: ten }, { by: owner, at: later(3) });
    return stage;
  },
  'voucher.confirmPayment': bought,
  'voucher.settlePayment': () => {
    const stage = bought();
    const refund = { amount: packagePrice, isFull: true };
    report(stage, { paymentId: 'pi_v', target: { userId: 'alice', voucherId: ten } }, { reportedAt: later(5), refund });
    return stage;
  },
  'voucher.expire': () => {
    const stage = bought();
    stage.pass('voucher.expire', { voucherId: ten }, { by: schedule, at: later(367 * dayMinutes) });
    return stage;
  },
  'subscription.create': () => clubWith('free'),
  'subscription.confirmPayment': () => clubPaid(),
  'subscription.settlePayment': () => {
    const stage = clubPaid();
    const refund = { amount: paying.amount, isFull: true };
    report(stage, { paymentId: paying.paymentId, target: subscribed }, { reportedAt: later(5), refund });
    return stage;
  },
  'subscription.renew': () => {
    const stage = clubPaid();
    stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice, at: later(28 * dayMinutes) });
    return stage;
  },
  'subscription.cancel': () => {
    const stage = clubPaid();
    stage.pass('subscription.cancel', subscribed, { by: alice, at: later(1) });
    return stage;
  },
  'subscription.expire': () => {
    const stage = clubPaid();
    stage.pass('subscription.expire', subscribed, { by: schedule, at: later(32 * dayMinutes) });
    return stage;
  },
} as const;
