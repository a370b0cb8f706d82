import {
  auditedRefunds,
  auditedSubscriptions,
  owedByReservation,
  owedBySubscription,
  owedByVoucher,
  paymentRef,
  paymentSchema,
  type Reservation,
  refundFaults,
  refundSchema,
  type Subscription,
  settlementOf,
  subscriptionSchema,
  type Voucher,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { AuditReport } from './audit-references.ts';
import { readReservations } from './read-reservations.ts';
import { readVouchers } from './read-vouchers.ts';

/** A booking's payment, and what the booking says was given back of it. */
interface Kept {
  readonly name: string;
  readonly gateway: string;
  readonly paymentId: string;
  readonly refunded: number;
}

const ofReservation = ({ reservationId, gateway, paymentId, refunded }: Reservation): Kept[] =>
  gateway && paymentId
    ? [{ name: `reservation ${reservationId}`, gateway, paymentId, refunded: refunded?.amount ?? 0 }]
    : [];

/** A subscription tells of one payment what was given back: of that which must be. */
const ofSubscription = (subscription: Subscription): Kept[] => {
  const owed = owedBySubscription(subscription);
  const { subscriptionId, refunded } = subscription;
  return owed ? [{ name: `subscription ${subscriptionId}`, ...owed, refunded: refunded?.amount ?? 0 }] : [];
};

const ofVoucher = (voucher: Voucher): Kept[] => {
  const owed = owedByVoucher(voucher);
  return owed ? [{ name: `voucher ${voucher.voucherId}`, ...owed, refunded: voucher.refunded?.amount ?? 0 }] : [];
};

/** A booking says the same as its payment about the money that went back, by the gateway's reports and by hand. */
const moneyFaults = async (firestore: Firestore, all: readonly Kept[]): Promise<string[]> => {
  const faults: string[] = [];
  for (let n = 0; n < all.length; n += 300) {
    const page = all.slice(n, n + 300);
    const payments = await firestore.getAll(
      ...page.map(({ gateway, paymentId }) => firestore.doc(paymentRef(gateway, paymentId).path)),
    );
    for (const [index, snapshot] of payments.entries()) {
      const kept = page[index];
      if (!snapshot.exists || !kept) continue;
      const { returned } = settlementOf(paymentSchema.parse(withDates(snapshot.data())));
      if (returned !== kept.refunded)
        faults.push(`${kept.name} has ${kept.refunded} back, its payment says ${returned}`);
    }
  }
  return faults;
};

/** Checks that bookings, refunds and what the gateway has reported agree, to the cent. */
export const auditRefunds = async (firestore: Firestore, providerId: string): Promise<AuditReport> => {
  const [reservations, subscriptions, refunds, vouchers] = await Promise.all([
    readReservations(firestore, providerId),
    readAllPages(firestore, auditedSubscriptions(providerId)),
    readAllPages(firestore, auditedRefunds(providerId)),
    readVouchers(firestore, providerId),
  ]);
  const bookings = {
    reservations,
    subscriptions: subscriptions.map((one) => subscriptionSchema.parse(withDates(one.data()))),
    vouchers,
    refunds: new Map(refunds.map((one) => [one.id, refundSchema.parse(withDates(one.data()))])),
  };
  const paid = bookings.reservations.filter((one) => owedByReservation(one) || one.refunded);
  const kept = [
    ...paid.flatMap(ofReservation),
    ...bookings.subscriptions.flatMap(ofSubscription),
    ...vouchers.flatMap(ofVoucher),
  ];
  const broken = [...refundFaults(bookings), ...(await moneyFaults(firestore, kept))];
  return { checked: reservations.length + subscriptions.length + refunds.length + vouchers.length, broken };
};
