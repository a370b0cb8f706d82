import { Agent } from 'node:https';
import { connect } from 'node:net';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getMessaging, type Messaging } from 'firebase-admin/messaging';
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import { projectId } from '../emulators.ts';
import { newId } from '../new-id.ts';
import { type FaultPlan, noFaults } from './fault.ts';
import { type Answer, listen } from './http-service.ts';

const requestSchema = z.object({
  message: z.object({
    token: z.string(),
    notification: z.object({ title: z.string(), body: z.string() }),
    data: z.record(z.string(), z.string()),
  }),
});

type Message = z.infer<typeof requestSchema>['message'];

/** An error in the format of FCM's v1 API. */
const refusal = (status: number, code: string, errorCode: string): Answer => ({
  status,
  body: {
    error: {
      code: status,
      status: code,
      message: `${errorCode} for this test`,
      details: [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode }],
    },
  },
});

/** Redirects every request to a local port, without TLS. */
class Detour extends Agent {
  readonly #port: number;
  constructor(port: number) {
    super();
    this.#port = port;
  }
  override createConnection() {
    return connect(this.#port, '127.0.0.1');
  }
}

/** The real SDK, with its requests redirected. */
const messagingTo = (port: number): Messaging => {
  const credential = { getAccessToken: async () => ({ access_token: 'test', expires_in: 3600 }) };
  const app = initializeApp({ projectId, httpAgent: new Detour(port), credential }, newId('fcm'));
  onTestFinished(() => deleteApp(app));
  const messaging = getMessaging(app);
  messaging.enableLegacyHttpTransport();
  return messaging;
};

/**
 * A fake FCM that accepts `POST /v1/projects/{p}/messages:send`. It has no idempotency: it sends twice what it gets
 * twice.
 */
export const startFcm = async (faultPlan: FaultPlan = noFaults) => {
  const sent: Message[] = [];
  const refused = new Map<string, Answer>();
  const listening = await listen(
    {
      handle: (path, body) => {
        if (path !== `/v1/projects/${projectId}/messages:send`) return refusal(404, 'NOT_FOUND', 'NO_SUCH_PATH');
        const { message } = requestSchema.parse(body);
        const answer = refused.get(message.token);
        if (answer) return answer;
        sent.push(message);
        return { status: 200, body: { name: `projects/${projectId}/messages/${sent.length}` } };
      },
      fail: (status) =>
        status === 429
          ? refusal(status, 'RESOURCE_EXHAUSTED', 'QUOTA_EXCEEDED').body
          : refusal(status, 'INTERNAL', 'INTERNAL').body,
    },
    faultPlan,
  );
  return {
    messaging: messagingTo(listening.port),
    sent,
    /** The app was removed from the device. */
    unregister: (token: string) => refused.set(token, refusal(404, 'NOT_FOUND', 'UNREGISTERED')),
    /** The request is invalid; the token may be the reason or not. */
    reject: (token: string) => refused.set(token, refusal(400, 'INVALID_ARGUMENT', 'INVALID_ARGUMENT')),
    /** The token of another project. */
    disown: (token: string) => refused.set(token, refusal(403, 'PERMISSION_DENIED', 'SENDER_ID_MISMATCH')),
    set faultPlan(next: FaultPlan) {
      listening.faultPlan = next;
    },
  };
};
