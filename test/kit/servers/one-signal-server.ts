import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type FaultPlan, noFaults } from './fault.ts';
import { listen } from './http-service.ts';

export const appId = 'onesignal-test-app';
export const apiKey = 'onesignal-test-key';

const requestSchema = z.object({
  app_id: z.literal(appId),
  include_aliases: z.object({ external_id: z.tuple([z.string()]) }),
  target_channel: z.literal('push'),
  idempotency_key: z.uuid(),
  headings: z.record(z.string(), z.string()),
  contents: z.record(z.string(), z.string()),
  data: z.record(z.string(), z.string()),
});

type Request = z.infer<typeof requestSchema>;

/** A fake OneSignal that accepts `POST /notifications`, and sends nothing twice under the same idempotency key. */
export const startOneSignal = async (faultPlan: FaultPlan = noFaults) => {
  const sent = new Map<string, Request & { id: string }>();
  let requests = 0;
  const listening = await listen(
    {
      handle: (path, body, { authorization }) => {
        requests += 1;
        if (path !== '/notifications') return { status: 404, body: { errors: ['not found'] } };
        if (authorization !== `Key ${apiKey}`) return { status: 403, body: { errors: ['Access denied'] } };
        const parsed = requestSchema.safeParse(body);
        if (!parsed.success) return { status: 400, body: { errors: [parsed.error.message] } };
        const key = parsed.data.idempotency_key;
        const known = sent.get(key) ?? { ...parsed.data, id: randomUUID() };
        sent.set(key, known);
        return { status: 200, body: { id: known.id } };
      },
      fail: (status) => ({ errors: [status === 429 ? 'API rate limit exceeded' : 'Internal error'] }),
    },
    faultPlan,
  );
  return {
    config: { appId, apiKey, url: `http://127.0.0.1:${listening.port}` },
    /** By idempotency key. */
    sent,
    requests: () => requests,
    set faultPlan(next: FaultPlan) {
      listening.faultPlan = next;
    },
  };
};
