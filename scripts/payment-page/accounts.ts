import { secondMs } from '@counterfoil/domain';
import * as z from 'zod';
import { type ApiAnswer, type ApiContext, type ApiRequest, missing, ok, stripeError } from './answers.ts';
import { type StripeAccount, stripeId } from './ledger.ts';

const accountForm = z.strictObject({
  controller: z.strictObject({
    fees: z.strictObject({ payer: z.literal('account') }),
    losses: z.strictObject({ payments: z.literal('stripe') }),
    requirement_collection: z.literal('stripe'),
    stripe_dashboard: z.strictObject({ type: z.literal('full') }),
  }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('DE'),
  metadata: z.record(z.string(), z.string()).default({}),
});

const linkForm = z.strictObject({
  account: z.string(),
  type: z.literal('account_onboarding'),
  return_url: z.url(),
  refresh_url: z.url(),
});

const shown = ({ returnUrl: _r, isCut: _c, ...account }: StripeAccount): object => account;

/** Stripe's answer to a key that may not use an account. */
export const noAccess = (account: string): ApiAnswer =>
  stripeError(
    403,
    'account_invalid',
    `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
  );

export const createAccount = ({ form }: ApiRequest, { ledger }: ApiContext): ApiAnswer => {
  const { country, metadata } = accountForm.parse(form);
  const account: StripeAccount = {
    id: stripeId('acct'),
    object: 'account',
    country,
    metadata,
    charges_enabled: false,
    payouts_enabled: false,
    details_submitted: false,
    requirements: { currently_due: ['business_profile.url', 'external_account'], past_due: [], disabled_reason: null },
    isCut: false,
    returnUrl: '',
  };
  ledger.accounts.set(account.id, account);
  return ok(shown(account));
};

export const getAccount = (id: string, { ledger }: ApiContext): ApiAnswer => {
  const account = ledger.accounts.get(id);
  return account && !account.isCut ? ok(shown(account)) : noAccess(id);
};

export const createLink = ({ form }: ApiRequest, { ledger, origin, now }: ApiContext): ApiAnswer => {
  const { account: id, return_url: returnUrl } = linkForm.parse(form);
  const account = ledger.accounts.get(id);
  if (!account || account.isCut) return missing('account', id);
  account.returnUrl = returnUrl;
  const created = Math.floor(now().getTime() / secondMs);
  return ok({ object: 'account_link', created, expires_at: created + 300, url: `${origin}/connect/${id}` });
};

/** Why a request on behalf of an account fails; `undefined` if it does not. */
export const accountFault = ({ account: id, method }: ApiRequest, { ledger }: ApiContext): ApiAnswer | undefined => {
  if (!id) return undefined;
  const account = ledger.accounts.get(id);
  if (!account || account.isCut) return noAccess(id);
  return method === 'POST' && !account.charges_enabled
    ? stripeError(400, 'account_unusable', 'Your account cannot currently make charges.')
    : undefined;
};
