import type { PaymentReport } from '../src/booking/payments/payment-report.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { allVouchers } from './agree-vouchers.ts';
import type { Stage } from './given.ts';
import { alice, bob, gateway, owner, price, schedule, staff } from './salon.ts';
import { report } from './settle.ts';

export const voucherStepTypes = [
  'voucher.buy',
  'voucher.sell',
  'voucher.confirmPayment',
  'voucher.redeem',
  'voucher.redeem',
  'voucher.giveAway',
  'voucher.take',
  'voucher.refund',
  'voucher.settlePayment',
  'voucher.expire',
] as const;

interface VoucherStep {
  readonly type: (typeof voucherStepTypes)[number];
  readonly booking: { readonly userId?: string; readonly reservationId: string };
  readonly sender: Actor;
  readonly partySize: number;
}

/** The services sell packages of three, which are short-lived, and gift cards. */
export const voucherTerms = { packages: ['3 6000 1'], giftCardDays: 1 };

const idOf = (kind: 'package' | 'giftCard', n: number): string => `voucher-${kind}-000000000${n}`;

/** Alice holds a package, Bob a gift card; the desk sells another of each. */
const ids = [idOf('package', 0), idOf('giftCard', 0), idOf('package', 1), idOf('giftCard', 1)] as const;

/** One step of a random history that concerns vouchers. `minute` chooses by chance. */
export const playVoucher = (stage: Stage, step: VoucherStep, now: Date): unknown => {
  const minute = now.getMinutes();
  const isPackage = step.partySize === 1;
  const voucherId = ids[minute % 4] ?? ids[0];
  const own = isPackage ? alice : bob;
  const bought = isPackage ? { visits: 3 } : { amount: minute % 3 === 0 ? 700 : 5000 };
  const found = allVouchers(stage).find((one) => one.voucherId === voucherId);
  const target = { userId: isPackage ? 'alice' : 'bob', voucherId };
  switch (step.type) {
    case 'voucher.buy':
      return stage.when(step.type, { voucherId, serviceId: 'paid', ...bought }, { by: own, at: now });
    case 'voucher.sell':
      return stage.when(step.type, { voucherId, serviceId: 'cut', ...bought }, { by: staff, at: now });
    case 'voucher.confirmPayment':
      return stage.when(
        step.type,
        { ...target, paymentId: `pi_${voucherId}`, gateway: 'stripe', amount: found?.price ?? price },
        { by: gateway, at: now },
      );
    case 'voucher.redeem': {
      const by = step.booking.userId === undefined || minute % 3 === 0 ? staff : own;
      return stage.when(step.type, { voucherId, ...step.booking }, { by, at: now });
    }
    case 'voucher.giveAway':
    case 'voucher.take':
      return stage.when(step.type, { voucherId }, { by: own, at: now });
    case 'voucher.refund':
      return stage.when(step.type, { voucherId }, { by: owner, at: now });
    case 'voucher.settlePayment': {
      const amount = found?.refundDue ?? found?.price ?? price;
      const what: PaymentReport = { reportedAt: now, refund: { amount, isFull: minute % 5 === 0 } };
      return report(stage, { paymentId: `pi_${voucherId}`, target }, what);
    }
    case 'voucher.expire':
      return stage.when(step.type, { voucherId }, { by: schedule, at: now });
    default:
      return step.type satisfies never;
  }
};
