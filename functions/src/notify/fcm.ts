import { deliveryReasons, type Sending } from '@counterfoil/domain';
import type { FirebaseError } from 'firebase-admin/app';
import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { type Messaging, MessagingErrorCode, type MulticastMessage, type SendResponse } from 'firebase-admin/messaging';
import { log } from '../trace/log.ts';
import type { Channel, Outgoing } from './channel.ts';
import type { ChannelConfig } from './channel-config.ts';
import { deleteDeadDevice, readDevices } from './device-tokens.ts';
import { retryAfterMs } from './retry-after.ts';

/** FCM's limit of tokens per call. */
const pageSize = 500;

/** Error codes that prove a token dead. `invalid-argument` may be the message's fault, so its token is kept. */
const deadTokenCodes = [
  MessagingErrorCode.REGISTRATION_TOKEN_NOT_REGISTERED,
  MessagingErrorCode.INVALID_REGISTRATION_TOKEN,
];

/** Error codes of the message itself, which would fail again. */
const permanentCodes = [MessagingErrorCode.INVALID_ARGUMENT, MessagingErrorCode.PAYLOAD_SIZE_LIMIT_EXCEEDED];

const isAny = (error: FirebaseError | undefined, codes: readonly string[]): boolean =>
  codes.some((code) => error?.hasCode(code) === true);

/** The tag makes a message that is sent again after a crash replace the first one on the screen. */
const multicast = ({ title, body, data, id, idempotencyKey }: Outgoing, tokens: string[]): MulticastMessage => ({
  tokens,
  notification: { title, body },
  data: { ...data, notificationId: id },
  android: { notification: { tag: idempotencyKey } },
  apns: { headers: { 'apns-collapse-id': idempotencyKey } },
  webpush: { notification: { tag: idempotencyKey } },
});

interface Result {
  readonly device: QueryDocumentSnapshot;
  readonly response: SendResponse | undefined;
}

const pagesOf = (devices: readonly QueryDocumentSnapshot[]): QueryDocumentSnapshot[][] =>
  Array.from({ length: Math.ceil(devices.length / pageSize) }, (_, n) =>
    devices.slice(n * pageSize, (n + 1) * pageSize),
  );

const sendPage = async (
  messaging: Messaging,
  message: Outgoing,
  devices: readonly QueryDocumentSnapshot[],
): Promise<Result[]> => {
  const tokens = devices.map((device) => String(device.get('token')));
  const { responses } = await messaging.sendEachForMulticast(multicast(message, tokens));
  return devices.map((device, n) => ({ device, response: responses[n] }));
};

/** Reaching one device counts as sent. If none was reached, the errors of the living devices decide. */
const summarize = (results: readonly Result[]): Sending => {
  const sent = results.find(({ response }) => response?.success);
  if (sent) return { result: 'sent', providerMessageId: sent.response?.messageId };
  const failures = results.map(({ response }) => response?.error).filter((error) => !isAny(error, deadTokenCodes));
  const [failure] = failures;
  if (!failure) return { result: 'skipped', reason: deliveryReasons.noLivingDevice };
  const permanent = failures.every((error) => isAny(error, permanentCodes));
  return {
    result: 'failed',
    reason: permanent ? deliveryReasons.refused : deliveryReasons.notTaken,
    detail: `${failure.code}: ${failure.message}`,
    retryAfterMs: retryAfterMs(failure.httpResponse?.headers['retry-after']),
    permanent,
  };
};

/** Logs a failed deletion and goes on: the message was sent, and a dead token is found again the next time. */
const deleteDeadDevices = async (devices: readonly QueryDocumentSnapshot[]): Promise<void> => {
  const pruned = await Promise.allSettled(devices.map(deleteDeadDevice));
  for (const outcome of pruned) {
    if (outcome.status === 'rejected') log.error('dead device not deleted', { error: outcome.reason });
  }
};

/** Firebase Cloud Messaging, to every device that a person registered. */
export const fcmChannel = (messaging: ChannelConfig['fcm'], firestore: Firestore): Channel => ({
  name: 'fcm',
  unconfigured: messaging ? undefined : deliveryReasons.noPush,
  send: async (message, { uid }) => {
    const devices = await readDevices(firestore, uid);
    if (!messaging || devices.length === 0) return { result: 'skipped', reason: deliveryReasons.noDevice };
    const settled = await Promise.allSettled(pagesOf(devices).map((page) => sendPage(messaging(), message, page)));
    const results = settled.flatMap((page) => (page.status === 'fulfilled' ? page.value : []));
    const sending = summarize(results);
    await deleteDeadDevices(
      results.filter(({ response }) => isAny(response?.error, deadTokenCodes)).map(({ device }) => device),
    );
    const broken = settled.find((page) => page.status === 'rejected');
    // The result of each message in a failed call is unknown. Unless another device was reached, all are tried again.
    if (broken && sending.result !== 'sent') throw broken.reason;
    return sending;
  },
});
