import {
  idSchema,
  type Rejection,
  type StoredPayment,
  settlementOf,
  unmatchedPaymentRef,
  unmatchedPaymentsOf,
} from '@counterfoil/domain';
import type { DocumentSnapshot, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { derivedId } from '../executor/derived-id.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import type { GatewayPayment } from './gateway.ts';
import { readPayment } from './stored-payment.ts';

/** The id of a payment's command, and of its document while nothing matches: the same for every report of it. */
export const paymentIdOf = (gateway: string, { paymentId }: Pick<GatewayPayment, 'paymentId'>): string =>
  derivedId('payment', `${gateway}/${paymentId}`);

/** The entries of a payment, also those that earlier versions keep under other ids. */
const entriesOf = async (
  { firestore }: CommandContext,
  { gateway, paymentId }: StoredPayment,
): Promise<QueryDocumentSnapshot[]> => {
  const found = await readAllPages(firestore, unmatchedPaymentsOf(paymentId));
  return found.filter((entry) => entry.get('gateway') === gateway);
};

/** Nothing is left to give back once the customer has the money, or their bank while it decides a dispute. */
const stateOf = (amount: number, payment: StoredPayment | undefined) => {
  const { returned, isFull, isDisputed } = payment
    ? settlementOf(payment)
    : { returned: 0, isFull: false, isDisputed: false };
  return { status: isFull || isDisputed || returned >= amount ? 'closed' : 'open', returned } as const;
};

/** Somebody has settled it by hand, whatever the gateway reports. */
const isSettled = (entry: DocumentSnapshot): boolean => entry.get('settledBy') !== undefined;

/** Brings the entries of a payment up to date with its refunds and disputes, and removes them once it is applied. */
export const settleUnmatched = async (context: CommandContext, payment: StoredPayment): Promise<void> => {
  for (const entry of await entriesOf(context, payment)) {
    if (payment.applied) {
      await entry.ref.delete();
      continue;
    }
    // Nobody learns from another account what became of this money.
    if (entry.get('account') !== payment.account) continue;
    const amount = entry.get('amount');
    const { status, returned } = stateOf(Number(amount.amount), payment);
    const refunded = returned > 0 ? { refunded: { ...amount, amount: returned } } : {};
    const stays = isSettled(entry) ? 'closed' : status;
    await entry.ref.update({ status: stays, ...refunded, updatedAt: context.clock() });
  }
};

/**
 * Below the provider that it was meant for, whose owner reads it. Money on a stranger's account is no provider's matter,
 * and whoever put it there has written the provider's id.
 */
const entryPath = (gateway: string, payment: GatewayPayment, { details }: Rejection): string => {
  const id = paymentIdOf(gateway, payment);
  const isOfProvider = details?.reason !== 'account' && idSchema.safeParse(payment.providerId).success;
  return isOfProvider ? unmatchedPaymentRef(payment.providerId, id).path : `unmatchedPayments/${id}`;
};

/**
 * Keeps a payment that matches nothing: a second payment, another amount, or a missing booking. Somebody paid and must
 * get it back. If another report applies it meanwhile, the entry goes again.
 */
export const keepUnmatched = async (
  context: CommandContext,
  gateway: string,
  payment: GatewayPayment,
  rejection: Rejection,
): Promise<void> => {
  const { subject, step: _s, ...money } = payment;
  const ref = context.firestore.doc(entryPath(gateway, payment, rejection));
  const now = context.clock();
  const known = await ref.get();
  const createdAt = known.get('createdAt') ?? now;
  const before = await readPayment(context.firestore, gateway, payment.paymentId);
  const isSameAccount = before?.payment.account === payment.account;
  const state = stateOf(payment.amount.amount, isSameAccount ? before?.payment : undefined);
  const status = isSettled(known) ? 'closed' : state.status;
  const entry = { ...money, ...subject, gateway, rejection, status, createdAt, updatedAt: now };
  const batch = context.firestore.batch().set(ref, entry, { merge: true });
  // Earlier versions kept it there.
  const earlier = context.firestore.doc(`unmatchedPayments/${ref.id}`);
  if (earlier.path !== ref.path) batch.delete(earlier);
  await batch.commit();
  const after = await readPayment(context.firestore, gateway, payment.paymentId);
  if (after) await settleUnmatched(context, after.payment);
};
