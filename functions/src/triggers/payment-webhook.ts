import { logger } from 'firebase-functions';
import { onRequest } from 'firebase-functions/https';
import { defineSecret } from 'firebase-functions/params';
import { functionOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import type { Gateway, WebhookVerdict } from '../payments/gateway.ts';
import { reportPayment } from '../payments/report-payment.ts';
import { reportSettlement } from '../payments/report-settlement.ts';
import { stripeGateway } from '../payments/stripe-gateway.ts';

type Verdict = Exclude<WebhookVerdict, { forged: string }>;

/** Writes a genuine notice. Throws if that was not possible now. */
const handle = async (gateway: string, verdict: Verdict): Promise<void> => {
  if ('ignored' in verdict) {
    logger.info('webhook ignored', { gateway, reason: verdict.ignored });
    return;
  }
  if ('settlement' in verdict) {
    const { paymentId, account } = verdict.settlement;
    const isOurs = await reportSettlement(processContext(), gateway, verdict.settlement);
    if (isOurs) logger.info('refund or dispute noted', { paymentId });
    else logger.warn('refund or dispute from another account ignored', { paymentId, account });
    return;
  }
  const outcome = await reportPayment(processContext(), gateway, verdict.payment);
  const log = outcome.outcome === 'rejected' ? logger.error : logger.info;
  log('payment reported', { correlationId: outcome.commandId, paymentId: verdict.payment.paymentId, outcome });
};

/**
 * Handles a gateway's webhook. 400 if the signature is wrong or too old. 2xx for everything else, because sending it
 * again would not change the result. 5xx if the notice could not be written, so that the gateway sends it again.
 */
const webhookOf = (gatewayOf: (secret: string) => Gateway, secret: ReturnType<typeof defineSecret>) =>
  onRequest({ ...functionOptions, secrets: [secret] }, async (request, response) => {
    if (!secret.value()) {
      response.status(503).send('no webhook secret is configured');
      return;
    }
    const gateway = gatewayOf(secret.value());
    const { rawBody } = request;
    const verdict = await gateway.read({ rawBody, header: (name) => request.get(name), receivedAt: new Date() });
    if ('forged' in verdict) {
      logger.warn('webhook refused', { gateway: gateway.name, reason: verdict.forged });
      response.status(400).send('the signature does not fit');
      return;
    }
    await handle(gateway.name, verdict);
    response.status(200).json({ received: true });
  });

/** Stripe's webhook. Another gateway is a file like `stripe-gateway.ts`, and a line like this with its own secret. */
export const paymentWebhook = webhookOf(stripeGateway, defineSecret('STRIPE_WEBHOOK_SECRET'));
