import {
  auditedRefunds,
  auditedVouchers,
  type Finding,
  fullRef,
  owedBySubscription,
  owedByVoucher,
  paymentRef,
  paymentSchema,
  type RefundFault,
  type Reservation,
  refundFaults,
  refundRef,
  refundSchema,
  type StoredPayment,
  type Subscription,
  settlementOf,
  subscriptionRef,
  type Voucher,
  voucherRef,
  voucherSchema,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import { rightReservations } from './audit-reservations.ts';
import { rightSubscriptions } from './audit-subscriptions.ts';
import { readAt, readDocuments } from './read-documents.ts';

/** A payment, and what the booking that it paid says was given back of it. */
interface Kept {
  readonly where: string;
  readonly payment: string;
  readonly refunded: number;
}

const keptOf = (
  where: string,
  { gateway, paymentId }: { readonly gateway?: string | undefined; readonly paymentId?: string | undefined },
  refunded: { readonly amount: number } | undefined,
): Kept[] =>
  gateway && paymentId
    ? [{ where, payment: paymentRef(gateway, paymentId).path, refunded: refunded?.amount ?? 0 }]
    : [];

const ofReservation = (one: Reservation): Kept[] => keptOf(fullRef(one).path, one, one.refunded);

/** A subscription tells of one payment what was given back: of that which must be. */
const ofSubscription = (one: Subscription): Kept[] =>
  keptOf(subscriptionRef(one.userId, one.subscriptionId).path, owedBySubscription(one) ?? {}, one.refunded);

const ofVoucher = (one: Voucher): Kept[] =>
  keptOf(voucherRef(one.providerId, one.voucherId).path, owedByVoucher(one) ?? {}, one.refunded);

/** A booking says the same as its payment about the money that went back, and no more went back than was charged. */
const moneyFindings = ({ where, payment, refunded }: Kept, stored: StoredPayment | undefined): Finding[] => {
  if (!stored) return [];
  const { returned } = settlementOf(stored);
  const finding = { audit: 'refunds', where, from: [payment] } as const;
  const charged = stored.applied?.amount.amount;
  const tooMuch: Finding[] =
    charged !== undefined && returned > charged
      ? [
          {
            ...finding,
            what: 'paid.differs',
            expected: { refunded: `at most ${charged}` },
            found: { refunded: returned },
          },
        ]
      : [];
  if (returned === refunded) return tooMuch;
  return [...tooMuch, { ...finding, what: 'paidBack.differs', expected: { refunded: returned }, found: { refunded } }];
};

const refundFinding = (providerId: string, { fault, refundId, owedBy, owed, refund }: RefundFault): Finding => ({
  audit: 'refunds',
  what: `refund.${fault}`,
  where: refundRef(providerId, refundId).path,
  from: owedBy ? [owedBy] : [],
  expected: fault === 'stray' ? null : { amount: owed },
  found: refund ? { amount: refund.amount.amount, status: refund.status } : null,
});

/** Checks that bookings, refunds and what the gateway has reported agree, to the cent: paid is charged less refunded. */
export const auditRefunds = audit(async (moment, providerId) => {
  const [reservations, subscriptions, refunds, vouchers] = await Promise.all([
    rightReservations(moment, providerId),
    rightSubscriptions(moment, providerId),
    readDocuments(moment, auditedRefunds(providerId), refundSchema),
    readDocuments(moment, auditedVouchers(providerId), voucherSchema),
  ]);
  const byId = new Map(refunds.map((one) => [one.refundId, one]));
  const faults = refundFaults({ reservations, subscriptions, vouchers, refunds: byId });
  const kept = [
    ...reservations.flatMap(ofReservation),
    ...subscriptions.flatMap(ofSubscription),
    ...vouchers.flatMap(ofVoucher),
  ];
  const payments = await readAt(
    moment,
    kept.map(({ payment }) => payment),
    paymentSchema,
  );
  return {
    checked: reservations.length + subscriptions.length + refunds.length + vouchers.length,
    broken: [
      ...kept.flatMap((one) => moneyFindings(one, payments.get(one.payment))),
      ...faults.map((fault) => refundFinding(providerId, fault)),
    ],
  };
});
