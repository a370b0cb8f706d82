import { logger } from 'firebase-functions';
import { onRequest } from 'firebase-functions/https';
import { defineSecret } from 'firebase-functions/params';
import { executor } from './firestore.ts';
import { reportPayment } from './payments/report-payment.ts';
import { stripeGateway } from './payments/stripe-gateway.ts';
import { functionOptions } from './settings.ts';

const stripeSecret = defineSecret('STRIPE_WEBHOOK_SECRET');

/**
 * What Stripe posts. 400 for what Stripe has not signed, or signed long ago; 2xx for all else, be it ours or not, since asking
 * Stripe to tell again would not change it; 5xx when it could not be written, and Stripe tells again.
 */
export const paymentWebhook = onRequest({ ...functionOptions, secrets: [stripeSecret] }, async (request, response) => {
  if (!stripeSecret.value()) {
    response.status(503).send('no webhook secret is configured');
    return;
  }
  const gateway = stripeGateway(stripeSecret.value());
  const { rawBody } = request;
  const verdict = gateway.read({ rawBody, header: (name) => request.get(name), receivedAt: new Date() });
  if ('forged' in verdict) {
    logger.warn('webhook refused', { reason: verdict.forged });
    response.status(400).send('the signature does not fit');
    return;
  }
  if ('ignored' in verdict) {
    logger.info('webhook ignored', { reason: verdict.ignored });
    response.status(200).json({ received: true });
    return;
  }
  const outcome = await reportPayment(executor(), gateway.name, verdict.payment);
  const log = outcome.outcome === 'rejected' ? logger.error : logger.info;
  log('payment reported', { correlationId: outcome.commandId, paymentId: verdict.payment.paymentId, outcome });
  response.status(200).json({ received: true });
});
