import { secondMs } from '@counterfoil/domain/core';
import { httpsCallable } from 'firebase/functions';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { partsOf } from '../inspector/client-parts.ts';

/** The person's own booking, subscription or voucher that waits for its payment. */
type CheckoutSubject =
  | { readonly providerId: string; readonly reservationId: string }
  | { readonly providerId: string; readonly subscriptionId: string }
  | { readonly providerId: string; readonly voucherId: string };

/** A page at the payment gateway. */
export interface PageRequest {
  readonly kind: 'session';
  /** Where the page leads after the payment; the app's own address unless set. It must be on an allowed origin. */
  readonly returnUrl?: string;
  /** Where it leads without a payment; `returnUrl` unless set. */
  readonly cancelUrl?: string;
}

/** A payment intent, which the app's own form confirms with the gateway's library. */
export interface IntentRequest {
  readonly kind: 'intent';
}

/** A page to send the person to. The booking is confirmed when the gateway reports the payment, not on the return. */
export interface PaymentPage {
  readonly url: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

export interface PaymentIntent {
  readonly clientSecret: string;
  readonly paymentId: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** The function asks the gateway up to three times. */
const timeoutMs = 60 * secondMs;

/**
 * Opens a payment page, or an intent, for the signed-in person's booking, subscription or voucher. Price and words
 * come from the stored document. Asking again gives the same page while it is open.
 *
 * @throws CounterfoilError `failed-precondition` if nothing is to be paid or no gateway is configured, `not-found`, and
 * `unavailable` if the gateway does not answer
 */
export function checkout(counterfoil: Counterfoil, request: CheckoutSubject & PageRequest): Promise<PaymentPage>;
export function checkout(counterfoil: Counterfoil, request: CheckoutSubject & IntentRequest): Promise<PaymentIntent>;
export async function checkout(
  counterfoil: Counterfoil,
  request: CheckoutSubject & (PageRequest | IntentRequest),
): Promise<PaymentPage | PaymentIntent> {
  const { functions } = partsOf(counterfoil).connection;
  const call = httpsCallable<object, PaymentPage | PaymentIntent>(functions, 'checkout', { timeout: timeoutMs });
  try {
    return (await call(request)).data;
  } catch (error) {
    throw CounterfoilError.from(error, 'opening a checkout');
  }
}
