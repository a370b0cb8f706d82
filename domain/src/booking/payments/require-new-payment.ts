import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { paysFor } from '../shared/pays-for.ts';
import { paymentRef } from './path.ts';
import type { StoredPayment } from './payment.ts';
import { appliedBefore } from './repeated.ts';
import type { ReportedPayment } from './reported-payment.ts';
import { settlementOf } from './settlement.ts';

type Applied = NonNullable<StoredPayment['applied']>;

const isSameTarget = (applied: Applied, target: ReportedPayment['target']): boolean =>
  applied.providerId === target.providerId &&
  applied.userId === target.userId &&
  applied.reservationId === target.reservationId &&
  applied.subscriptionId === target.subscriptionId &&
  applied.voucherId === target.voucherId;

/** True for the account that is paid now, and for a while for the one before it: a payment may have been under way. */
const isAccountOf = (provider: Provider | undefined, account: string | undefined, now: Date): boolean => {
  const { paymentAccount, formerPaymentAccount: former } = provider ?? {};
  return paymentAccount === account || (former !== undefined && former.until > now && former.account === account);
};

/**
 * Refuses a payment to the wrong account, one that paid something else, or one that was given back. `repeated`: it was
 * applied to the same booking before, so it has no further effect. Nobody must give it back.
 */
export const requireNewPayment = (
  { payment: { paymentId, gateway, account, amount, step }, target }: ReportedPayment,
  docs: Docs<{ payment: StoredPayment; provider: Provider }>,
  now: Date,
): Refused | 'repeated' | undefined => {
  if (!isAccountOf(docs.get(providerRef(target.providerId)), account, now)) {
    return reject('permission-denied', "the payment did not go to the provider's account", { reason: 'account' });
  }
  const stored = docs.get(paymentRef(gateway, paymentId));
  if (!stored) return undefined;
  const { applied } = stored;
  if (applied) {
    if (isSameTarget(applied, target) && paysFor(amount, applied.amount, step)) return 'repeated';
    return appliedBefore(applied.amount.amount);
  }
  return stored.account === account && settlementOf(stored).isFull
    ? reject('failed-precondition', 'the payment was refunded', { reason: 'refunded' })
    : undefined;
};
