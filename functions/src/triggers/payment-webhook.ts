import { onRequest } from 'firebase-functions/https';
import { defineSecret } from 'firebase-functions/params';
import { functionOptions } from '../config/settings.ts';
import type { NoticeReader } from '../payments/gateway.ts';
import { processPayer, stripeKey } from '../payments/process-payer.ts';
import { receiveNotice } from '../payments/receive-notice.ts';
import { stripeNotices } from '../payments/stripe-notices.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/**
 * Handles a gateway's webhook. 400 if the signature is wrong or too old. 2xx for everything else, because sending it
 * again would not change the result. 5xx if the notice could not be written, so that the gateway sends it again.
 */
const webhookOf = (gatewayOf: (secret: string) => NoticeReader, secret: ReturnType<typeof defineSecret>) =>
  onRequest(
    { ...functionOptions, secrets: [secret, stripeKey] },
    observed('call', async (request, response) => {
      if (!secret.value()) {
        response.status(503).send('no webhook secret is configured');
        return;
      }
      const gateway = gatewayOf(secret.value());
      const { rawBody } = request;
      const verdict = await gateway.read({ rawBody, header: (name) => request.get(name), receivedAt: new Date() });
      if ('forged' in verdict) {
        log.warn('webhook refused', { gateway: gateway.name, reason: verdict.forged });
        response.status(400).send('the signature does not fit');
        return;
      }
      const { level, message, facts } = await receiveNotice(processPayer(), gateway.name, verdict);
      log[level](message, facts);
      response.status(200).json({ received: true });
    }),
  );

/** Stripe's webhook. Another gateway is a file like `stripe-notices.ts`, and a line like this with its own secret. */
export const paymentWebhook = webhookOf(stripeNotices, defineSecret('STRIPE_WEBHOOK_SECRET'));
