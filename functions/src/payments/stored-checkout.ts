import { dayMs, dueShard, type Money, moneySchema, sameMoney } from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot } from 'firebase-admin/firestore';
import * as z from 'zod';
import { withDates } from '../firestore/with-dates.ts';
import type { CheckoutKind, CheckoutOrder } from './gateway.ts';
import type { Payable } from './payable.ts';

/**
 * `checkouts/{code}`: the latest attempt to pay one booking. A call that lost its answer goes on with the same attempt,
 * so that the gateway opens nothing twice.
 */
const storedCheckoutSchema = z.object({
  gateway: z.string(),
  kind: z.enum(['session', 'intent']),
  providerId: z.string(),
  userId: z.string(),
  reservationId: z.string().optional(),
  subscriptionId: z.string().optional(),
  voucherId: z.string().optional(),
  title: z.string(),
  amount: moneySchema,
  account: z.string().optional(),
  /** The platform's part, as it was set at the time: a repeated order must be the same. */
  fee: moneySchema.optional(),
  period: z.int(),
  attempt: z.int().positive(),
  returnUrl: z.string().optional(),
  cancelUrl: z.string().optional(),
  /** From here on, they tell what the gateway has answered. */
  checkoutId: z.string().optional(),
  url: z.string().optional(),
  /** When it lapses; `null` once it is closed. */
  closesAt: z.date().nullable(),
  /** The end of a page, as the gateway was told. */
  pageClosesAt: z.date().optional(),
  shard: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
  expireAt: z.date(),
});

export type StoredCheckout = Readonly<z.infer<typeof storedCheckoutSchema>>;

export const checkoutIn = (snapshot: DocumentSnapshot): StoredCheckout | undefined =>
  snapshot.exists ? storedCheckoutSchema.parse(withDates(snapshot.data())) : undefined;

export interface CheckoutWish {
  readonly kind: CheckoutKind;
  readonly gateway: string;
  readonly account?: string | undefined;
  readonly fee?: Money | undefined;
  readonly returnUrl: string;
  readonly cancelUrl: string;
}

/** True if an earlier attempt still is what the person wants: the same money, in the same way, and open. */
export const isSameCheckout = (known: StoredCheckout, payable: Payable, wish: CheckoutWish, now: Date): boolean =>
  known.closesAt !== null &&
  known.closesAt > now &&
  known.kind === wish.kind &&
  known.gateway === wish.gateway &&
  known.account === wish.account &&
  known.period === payable.period &&
  sameMoney(known.amount, payable.amount);

/** The next attempt at a payment. */
export const nextAttempt = (
  known: StoredCheckout | undefined,
  payable: Payable,
  wish: CheckoutWish,
  { ref, now, closesAt }: { readonly ref: DocumentReference; readonly now: Date; readonly closesAt: Date },
): StoredCheckout => {
  const { providerId, userId, subject, title, amount, period } = payable;
  const page =
    wish.kind === 'session' ? { returnUrl: wish.returnUrl, cancelUrl: wish.cancelUrl, pageClosesAt: closesAt } : {};
  return {
    gateway: wish.gateway,
    kind: wish.kind,
    providerId,
    userId,
    ...subject,
    title,
    amount,
    account: wish.account,
    fee: wish.fee,
    period,
    attempt: (known?.attempt ?? 0) + 1,
    ...page,
    closesAt,
    ...dueShard(ref.id),
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    expireAt: new Date(closesAt.getTime() + 90 * dayMs),
  };
};

const subjectOf = ({ reservationId, subscriptionId = '', voucherId }: StoredCheckout): Record<string, string> => {
  if (voucherId) return { voucherId };
  return reservationId ? { reservationId } : { subscriptionId };
};

/** The order of an attempt: the same for every call, because the gateway compares it with the earlier one. */
export const orderOf = (id: string, checkout: StoredCheckout): CheckoutOrder => {
  const { kind, providerId, userId, title, amount, account, fee } = checkout;
  const { period, attempt, returnUrl, cancelUrl, pageClosesAt } = checkout;
  const subject = subjectOf(checkout);
  return {
    kind,
    key: [id, period, amount.amount, amount.currency, attempt].join('.'),
    amount,
    title,
    account,
    fee,
    metadata: { providerId, userId, ...subject },
    ...(returnUrl && cancelUrl && pageClosesAt ? { page: { closesAt: pageClosesAt, returnUrl, cancelUrl } } : {}),
  };
};
