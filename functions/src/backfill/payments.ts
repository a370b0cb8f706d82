import { moneySchema, paymentRef, providerRef } from '@counterfoil/domain';
import type { DocumentData, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { isAlreadyExists } from '../firestore/commit-failure.ts';
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
const ofReservation = ({ paymentId, gateway, totalPrice, updatedAt }: DocumentData): Paid[] => [
  { paymentId, gateway, amount: totalPrice, at: updatedAt },
];

/** All payments of a subscription, from its events: the document keeps the last one only. */
const ofSubscription = async ({ ref, id }: QueryDocumentSnapshot): Promise<Paid[]> => {
  const events = await ref.parent.parent?.collection('events').where('entityId', '==', id).get();
  const created = events?.docs.find((event) => event.get('type') === 'subscription.created');
  return (events?.docs ?? []).flatMap((event): Paid[] => {
    const { payment, price, refundDue } = event.get('payload') ?? {};
    if (!payment) return [];
    const amount = price ?? refundDue ?? created?.get('payload.price');
    return [{ ...payment, amount, at: event.get('occurredAt') }];
  });
};

/** Keeps the proof of a payment. Returns false if it is kept already. */
const keep = async (booking: QueryDocumentSnapshot, kind: string, { paymentId, gateway, amount, at }: Paid) => {
  const money = moneySchema.safeParse(amount);
  if (typeof paymentId !== 'string' || typeof gateway !== 'string' || !money.success) return false;
  const { ref } = booking;
  const providerId = String(booking.get('providerId'));
  const account = (await ref.firestore.doc(providerRef(providerId).path).get()).get('paymentAccount');
  const target = { providerId, userId: ref.parent.parent?.id ?? '', [`${kind}Id`]: ref.id };
  const now = new Date();
  try {
    await ref.firestore.doc(paymentRef(gateway, paymentId).path).create({
      gateway,
      paymentId,
      ...(account ? { account } : {}),
      applied: { ...target, amount: money.data, at },
      createdAt: now,
      updatedAt: now,
    });
    return true;
  } catch (error) {
    if (isAlreadyExists(error)) return false;
    throw error;
  }
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
