import { type AccountFacts, secondMs } from '@counterfoil/domain';
import type Stripe from 'stripe';
import type { AccountLinkOrder, AccountOrder } from './gateway.ts';
import { isCut } from './stripe-errors.ts';

/** All that Stripe asks for. It repeats entries that are past due among those that are due. */
const factsOf = ({
  charges_enabled,
  payouts_enabled,
  details_submitted,
  requirements,
}: Stripe.Account): AccountFacts => {
  const { currently_due: due, past_due: past, disabled_reason: reason } = requirements ?? {};
  return {
    chargesEnabled: charges_enabled,
    payoutsEnabled: payouts_enabled,
    detailsSubmitted: details_submitted,
    due: [...new Set([...(past ?? []), ...(due ?? [])])].slice(0, 200),
    ...(reason ? { disabledReason: reason } : {}),
  };
};

/** The provider has a dashboard of its own. It pays Stripe's fees, and Stripe bears its losses, not the platform. */
const controller = {
  fees: { payer: 'account' },
  losses: { payments: 'stripe' },
  requirement_collection: 'stripe',
  stripe_dashboard: { type: 'full' },
} as const;

export const openAccount = async (stripe: Stripe, { providerId, key, country }: AccountOrder) => {
  const account = await stripe.accounts.create(
    { controller, metadata: { providerId }, ...(country ? { country } : {}) },
    { idempotencyKey: key },
  );
  return { accountId: account.id, facts: factsOf(account) };
};

export const readAccount = async (
  stripe: Stripe,
  errors: typeof Stripe.errors,
  accountId: string,
): Promise<AccountFacts | null> => {
  try {
    return factsOf(await stripe.accounts.retrieve(accountId));
  } catch (error) {
    if (isCut(errors, error)) return null;
    throw error;
  }
};

/** A link works once, and for some minutes. */
export const linkAccount = async (stripe: Stripe, { accountId, returnUrl, refreshUrl }: AccountLinkOrder) => {
  const { url, expires_at: expiresAt } = await stripe.accountLinks.create({
    account: accountId,
    type: 'account_onboarding',
    return_url: returnUrl,
    refresh_url: refreshUrl,
  });
  return { url, expiresAt: new Date(expiresAt * secondMs) };
};
