import { setTimeout as wait } from 'node:timers/promises';
import { secondMs } from '@counterfoil/domain';
import { postToWebhook } from './post-to-webhook.ts';

const pauses = [1, 2, 5, 10, 30];

/** Delivers an event to the suite's webhook, and again after a while if it fails, as Stripe does for days. */
export const deliverEvent = async (functions: string, event: object): Promise<void> => {
  for (const pause of pauses) {
    const status = await postToWebhook(functions, event).catch(() => 0);
    if (status >= 200 && status < 300) return;
    await wait(pause * secondMs, undefined, { ref: false });
  }
};
