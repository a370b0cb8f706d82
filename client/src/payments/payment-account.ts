import { type PaymentAccount, type PaymentAccountState, secondMs } from '@counterfoil/domain/core';
import { httpsCallable } from 'firebase/functions';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf, partsOf } from '../inspector/client-parts.ts';
import type { Identified, Live } from '../live/live.ts';

export interface ConnectOptions {
  /** Where the form leads afterwards; the app's own address unless set. It must be on an allowed origin. */
  readonly returnUrl?: string;
  /** Where it leads if the link has expired, to ask for another one; `returnUrl` unless set. */
  readonly refreshUrl?: string;
  /** Country of the account, ISO 3166-1; the platform's unless set. It counts for the first call only. */
  readonly country?: string;
}

/** A page of the gateway, for its owner alone: open it soon, and once. */
export interface AccountLink {
  readonly url: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly state: PaymentAccountState;
}

/** The function asks the gateway several times. */
const timeoutMs = 60 * secondMs;

const ask = async <Answer>(counterfoil: Counterfoil, name: string, input: object): Promise<Answer> => {
  const { functions } = partsOf(counterfoil).connection;
  try {
    return (await httpsCallable<object, Answer>(functions, name, { timeout: timeoutMs })(input)).data;
  } catch (error) {
    throw CounterfoilError.from(error, 'asking for a payment account');
  }
};

/**
 * Opens the provider's own account at the payment gateway, and returns a link on which the owner completes it. Asking
 * again links to the same account.
 *
 * @throws CounterfoilError `failed-precondition` if accounts are switched off, `permission-denied` for all but owners,
 * and `unavailable` if the gateway does not answer
 */
export const connectPaymentAccount = (
  counterfoil: Counterfoil,
  providerId: string,
  options: ConnectOptions = {},
): Promise<AccountLink> => ask(counterfoil, 'connectPaymentAccount', { providerId, ...options });

/** Asks the gateway how the account is, such as when the owner comes back from its form. For owner and manager. */
export const refreshPaymentAccount = (
  counterfoil: Counterfoil,
  providerId: string,
): Promise<{ readonly state: PaymentAccountState }> => ask(counterfoil, 'refreshPaymentAccount', { providerId });

/** The provider's account, live; `undefined` without one. Only for owner and manager. */
export const paymentAccount = (
  counterfoil: Counterfoil,
  providerId: string,
): Live<Identified<PaymentAccount> | undefined> =>
  listsOf(counterfoil).one<PaymentAccount>(`serviceProviders/${providerId}/private`, 'paymentAccount');
