import {
  type Actor,
  invariant,
  minuteMs,
  parseDerivedCommand,
  payeeOf,
  paymentAccountRef,
  paymentAccountSchema,
  secondMs,
} from '@counterfoil/domain';
import { type DocumentReference, type DocumentSnapshot, FieldValue } from 'firebase-admin/firestore';
import { derivedId } from '../executor/derived-id.ts';
import { executeCommand } from '../executor/execute-command.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';
import { closeCheckout } from './close-checkout.ts';
import type { CheckoutKind, Gateway } from './gateway.ts';
import {
  bookingPath,
  type CheckoutTarget,
  checkoutPath,
  type NotPayable,
  type Payable,
  payableOf,
  providerDocument,
} from './payable.ts';
import type { Payer } from './payer.ts';
import { feeOn } from './platform-fee.ts';
import {
  type CheckoutWish,
  checkoutIn,
  isSameCheckout,
  nextAttempt,
  orderOf,
  type StoredCheckout,
} from './stored-checkout.ts';

/** Stripe opens no page for less than half an hour. The clocks may differ a little. */
const shortestPageMs = 30 * minuteMs + 20 * secondMs;
const extendedMs = 31 * minuteMs;
const longestPageMs = 23 * 60 * minuteMs;

export interface CheckoutRequest extends CheckoutTarget {
  readonly kind: CheckoutKind;
  readonly returnUrl: string;
  readonly cancelUrl: string;
}

export type CheckoutAnswer = { readonly expiresAt: string } & (
  | { readonly url: string }
  | { readonly clientSecret: string; readonly paymentId: string }
);

export type CheckoutRefusal =
  | NotPayable
  | { readonly reason: 'hold-too-short' | 'no-gateway' | 'account-not-ready' }
  | { readonly reason: 'gateway-refused'; readonly message: string }
  | { readonly reason: 'busy'; readonly retryAfterSeconds: number };

type Result = CheckoutAnswer | CheckoutRefusal;

const busy = (retryAfterMs = secondMs): CheckoutRefusal => ({
  reason: 'busy',
  retryAfterSeconds: Math.max(1, Math.ceil(retryAfterMs / secondMs)),
});

type Failure = Exclude<Awaited<ReturnType<Gateway['startCheckout']>>, { accepted: unknown }>;

const refusalOf = (failure: Failure): CheckoutRefusal => {
  if ('refused' in failure)
    return { reason: 'gateway-refused', message: failure.refused.message ?? failure.refused.code };
  // We shall hear of it in a moment.
  if (failure.busy.code === 'account-cut') return { reason: 'account-not-ready' };
  return failure.busy.code === 'key-refused' ? { reason: 'no-gateway' } : busy(failure.busy.retryAfterMs);
};

const actor: Actor = { kind: 'system', name: 'checkout' };

/** Extends the hold, so that it outlives the payment page. Returns false if that was not possible. */
const extendHold = async (payer: Payer, payable: Payable, until: Date): Promise<boolean> => {
  if (!('reservationId' in payable.subject)) return false;
  const { userId, subject, providerId, version } = payable;
  const bound = parseDerivedCommand({
    id: derivedId('hold', `${bookingPath(payable)}/${version}`),
    type: 'reservation.extendHold',
    providerId,
    payload: { userId, ...subject, until: until.toISOString() },
    issuedAt: payer.clock().toISOString(),
  });
  invariant(!('rejection' in bound), 'the hold cannot be extended');
  return (await executeCommand(payer, { bound, actor })).outcome !== 'rejected';
};

/** When the attempt lapses: with the hold, which is extended if a page needs more; `undefined` if that is too short. */
const closingTime = async (payer: Payer, payable: Payable, kind: CheckoutKind): Promise<Date | undefined> => {
  const now = payer.clock().getTime();
  const { holdEndsAt, startsAt, isExtended } = payable;
  const latest = new Date(Math.min(holdEndsAt.getTime(), now + longestPageMs));
  if (kind === 'intent' || latest.getTime() - now >= shortestPageMs) return latest;
  const extended = new Date(now + extendedMs);
  // Late payments of subscriptions count for weeks, so their hold needs no extension.
  if (!startsAt) return extended;
  if (isExtended || startsAt < extended) return undefined;
  return (await extendHold(payer, payable, extended)) ? extended : undefined;
};

const answerOf = (checkout: StoredCheckout, clientSecret: string | undefined): CheckoutAnswer | undefined => {
  const { url, checkoutId, closesAt } = checkout;
  const expiresAt = closesAt?.toISOString() ?? '';
  if (url) return { url, expiresAt };
  return clientSecret && checkoutId ? { clientSecret, paymentId: checkoutId, expiresAt } : undefined;
};

/** Asks the gateway for an attempt: anew, or for what it has answered before. */
const open = async (gateway: Gateway, ref: DocumentReference, checkout: StoredCheckout): Promise<Result> => {
  const { kind, checkoutId, account, url } = checkout;
  if (url) return answerOf(checkout, undefined) ?? busy();
  const answer = checkoutId
    ? await gateway.findCheckout({ kind, checkoutId, account })
    : await gateway.startCheckout(orderOf(ref.id, checkout));
  if ('refused' in answer) {
    // The next call shall not repeat what the gateway refuses.
    await ref.update({ closesAt: null });
    return refusalOf(answer);
  }
  if (!('accepted' in answer)) return refusalOf(answer);
  const { clientSecret, ...opened } = answer.accepted;
  if (!checkoutId) await ref.update({ ...opened });
  return answerOf({ ...checkout, ...opened }, clientSecret) ?? busy();
};

/** Stores the next attempt before the gateway hears of it. Returns false if another call was first. */
const store = async (snapshot: DocumentSnapshot, checkout: StoredCheckout): Promise<boolean> => {
  const { updateTime, ref } = snapshot;
  const known = Object.keys(snapshot.data() ?? {}).map((field) => [field, FieldValue.delete()]);
  const fields = Object.entries(checkout).filter(([, value]) => value !== undefined);
  try {
    if (updateTime) await ref.update(Object.fromEntries([...known, ...fields]), { lastUpdateTime: updateTime });
    else await ref.create(Object.fromEntries(fields));
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
};

const begin = async (
  payer: Payer,
  gateway: Gateway,
  payable: Payable,
  wish: CheckoutWish,
  snapshot: DocumentSnapshot,
): Promise<Result> => {
  const { ref } = snapshot;
  const known = checkoutIn(snapshot);
  if (known && isSameCheckout(known, payable, wish, payer.clock())) return await open(gateway, ref, known);
  // Two open pages could both be paid, and so could another one after this one.
  const closed = known ? await closeCheckout(payer, snapshot) : 'closed';
  if (closed === 'later') return busy();
  if (closed === 'paid' && known?.period === payable.period) return { reason: 'nothing-due' };
  const closesAt = await closingTime(payer, payable, wish.kind);
  if (!closesAt) return { reason: 'hold-too-short' };
  const next = nextAttempt(known, payable, wish, { ref, now: payer.clock(), closesAt });
  const current = known ? await ref.get() : snapshot;
  return (await store(current, next)) ? await open(gateway, ref, next) : busy();
};

/** The account that gets the payment, and the platform's part of it. */
const payeeIn = (
  { fee }: Payer,
  payable: Payable,
  [provider, stored]: readonly [DocumentSnapshot, DocumentSnapshot],
): Pick<CheckoutWish, 'account' | 'fee'> | 'not-ready' => {
  const account = provider.get('paymentAccount');
  const known = stored.exists ? paymentAccountSchema.parse(withDates(stored.data())) : undefined;
  const payee = payeeOf(typeof account === 'string' ? account : undefined, known);
  return payee === 'not-ready' || !payee.account || !fee ? payee : { ...payee, fee: feeOn(payable.amount, fee) };
};

/** Opens a payment page or an intent for a person's own booking or subscription that waits for its payment. */
export const startCheckout = async (payer: Payer, request: CheckoutRequest): Promise<Result> => {
  const { firestore, gateways } = payer;
  const [gateway] = gateways.values();
  if (!gateway) return { reason: 'no-gateway' };
  const { userId, providerId, subject, kind, returnUrl, cancelUrl } = request;
  const own = [providerDocument(request), paymentAccountRef(providerId).path];
  const paths = [bookingPath(request), checkoutPath(request), ...own];
  const [booking, checkout, provider, account] = await firestore.getAll(...paths.map((path) => firestore.doc(path)));
  invariant(booking && checkout && provider && account, 'a document was not read');
  const payable = payableOf({ userId, providerId, subject }, booking, payer.clock());
  if ('reason' in payable) return payable;
  const payee = payeeIn(payer, payable, [provider, account]);
  if (payee === 'not-ready') return { reason: 'account-not-ready' };
  const wish = { kind, gateway: gateway.name, returnUrl, cancelUrl, ...payee };
  return await begin(payer, gateway, payable, wish, checkout);
};
