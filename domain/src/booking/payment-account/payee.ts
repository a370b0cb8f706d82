import type { PaymentAccount } from './account.ts';

/**
 * The account that gets a provider's payments: its own, or the platform's (without `account`). `not-ready`: its own
 * cannot be paid now. The money must not go elsewhere.
 *
 * @param paymentAccount of the profile. Operators may name an account there that nobody has connected by a call.
 */
export const payeeOf = (
  paymentAccount: string | undefined,
  known: PaymentAccount | undefined,
): { readonly account?: string } | 'not-ready' => {
  if (paymentAccount === undefined) return {};
  const isCut = known?.replaces === paymentAccount;
  const isClosed = known?.accountId === paymentAccount && !known.chargesEnabled;
  return isCut || isClosed ? 'not-ready' : { account: paymentAccount };
};
