import { secondMs } from '@counterfoil/domain';
import Stripe from 'stripe';
import { localStripeSecret } from '../suite/local-secrets.ts';
import { projectId } from '../suite/project-id.ts';

const stripe = new Stripe('sk_not_used');

export interface Signing {
  readonly secret?: string;
  readonly ageSeconds?: number;
}

/** An event as Stripe sends it. It is indented, so a server that verifies a re-serialized body fails. */
export const signedNotice = (
  event: object,
  { secret = localStripeSecret, ageSeconds = 0 }: Signing = {},
): { readonly body: string; readonly signature: string } => {
  const payload = JSON.stringify(event, null, 2);
  const timestamp = Math.floor(Date.now() / secondMs) - ageSeconds;
  return { body: payload, signature: stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }) };
};

/**
 * Posts an event to the suite's webhook, signed over its raw body.
 *
 * @param functions address of the Functions emulator
 * @returns the HTTP status
 */
export const postToWebhook = async (functions: string, event: object, signing: Signing = {}): Promise<number> => {
  const { body, signature } = signedNotice(event, signing);
  const response = await fetch(`http://${functions}/${projectId}/us-central1/paymentWebhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
    body,
  });
  await response.text();
  return response.status;
};
