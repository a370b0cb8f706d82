import {
  dueNow,
  eventsOfEntity,
  moneySchema,
  paymentSchema,
  providerRef,
  type StoredPayment,
} from '@counterfoil/domain';
import type { DocumentData, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import { settle } from '../payments/settle.ts';
import { changePayment } from '../payments/stored-payment.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

const kinds = ['reservation', 'subscription'] as const;

interface Paid {
  readonly paymentId: unknown;
  readonly gateway: unknown;
  readonly amount: unknown;
  readonly at: unknown;
}

/** The payment of a reservation. */
const ofReservation = ({ paymentId, gateway, totalPrice, deposit, updatedAt }: DocumentData): Paid[] => [
  { paymentId, gateway, amount: dueNow({ deposit, totalPrice }), at: updatedAt },
];

/** All payments of a subscription, from its events: the document keeps the last one only. */
const ofSubscription = async ({ ref, id }: QueryDocumentSnapshot): Promise<Paid[]> => {
  const events = await readAllPages(ref.firestore, eventsOfEntity(`${ref.parent.parent?.path}/events`, id));
  const created = events.find((event) => event.get('type') === 'subscription.created');
  return events.flatMap((event): Paid[] => {
    const { payment, price, refundDue } = event.get('payload') ?? {};
    if (!payment) return [];
    const amount = price ?? refundDue ?? created?.get('payload.price');
    return [{ ...payment, amount, at: event.get('occurredAt') }];
  });
};

/** The payment with the proof that it was applied; the same payment if it has one. */
const proven = (stored: StoredPayment | undefined, proof: StoredPayment): StoredPayment => {
  if (!stored) return proof;
  const { expireAt: _e, ...facts } = stored;
  return stored.applied ? stored : { ...facts, account: proof.account, applied: proof.applied };
};

/**
 * Keeps the proof of a payment. A refund may have been reported before: then the booking takes it over. Returns false if
 * the proof is kept already.
 */
const keep = async (booking: QueryDocumentSnapshot, kind: string, { paymentId, gateway, amount, at }: Paid) => {
  const money = moneySchema.safeParse(amount);
  if (typeof paymentId !== 'string' || typeof gateway !== 'string' || !money.success) return false;
  const { ref } = booking;
  const { firestore } = ref;
  const providerId = String(booking.get('providerId'));
  const account = (await firestore.doc(providerRef(providerId).path).get()).get('paymentAccount');
  const target = { providerId, userId: ref.parent.parent?.id ?? '', [`${kind}Id`]: ref.id };
  const context = { firestore, clock: () => new Date() };
  const now = context.clock();
  const applied = { ...target, amount: money.data, at };
  const proof = paymentSchema.parse(
    withDates({ gateway, paymentId, account, applied, createdAt: now, updatedAt: now }),
  );
  // The last call sees what this one has written.
  let isNew = false;
  const state = await changePayment(context, [gateway, paymentId], (stored) => {
    const after = proven(stored, proof);
    isNew ||= after !== stored;
    return after;
  });
  if (state && isNew) await settle(context, state);
  return isNew;
};

/** Keeps the proof of payments that earlier versions have applied, so that their refunds and disputes find them. */
export const backfillPayments: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for (const kind of kinds) {
    for await (const page of eachPage(firestore.collectionGroup(`${kind}s`))) {
      for (const booking of page.filter((one) => one.get('paymentId') !== undefined)) {
        const paid = kind === 'reservation' ? ofReservation(booking.data()) : await ofSubscription(booking);
        const kept = await Promise.all(paid.map((one) => keep(booking, kind, one)));
        result.checked += paid.length;
        result.changed += kept.filter(Boolean).length;
      }
    }
  }
  return result;
};
