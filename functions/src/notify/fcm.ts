import type { Sending } from '@counterfoil/domain';
import type { FirebaseError } from 'firebase-admin/app';
import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { type Messaging, MessagingErrorCode, type MulticastMessage, type SendResponse } from 'firebase-admin/messaging';
import { logger } from 'firebase-functions';
import type { Channel, Outgoing } from './channel.ts';
import type { ChannelConfig } from './channels.ts';
import { deleteDeadDevice, readDevices } from './device-tokens.ts';
import { retryAfterMs } from './retry-after.ts';

/** The most that FCM takes at once. */
const pageSize = 500;

/** What a token is dead by. `invalid-argument` may as well be the message's fault: its token is kept. */
const deadTokenCodes = [
  MessagingErrorCode.REGISTRATION_TOKEN_NOT_REGISTERED,
  MessagingErrorCode.INVALID_REGISTRATION_TOKEN,
];

/** What is wrong with the message itself, and will be the next time. */
const permanentCodes = [MessagingErrorCode.INVALID_ARGUMENT, MessagingErrorCode.PAYLOAD_SIZE_LIMIT_EXCEEDED];

const isAny = (error: FirebaseError | undefined, codes: readonly string[]): boolean =>
  codes.some((code) => error?.hasCode(code) === true);

/** Sent again after a crash, it takes the place of the first one on the screen. */
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

/** One device is enough to have told a person. Where none was reached, what kept the living ones decides. */
const summarize = (results: readonly Result[]): Sending => {
  const sent = results.find(({ response }) => response?.success);
  if (sent) return { result: 'sent', providerMessageId: sent.response?.messageId };
  const failures = results.map(({ response }) => response?.error).filter((error) => !isAny(error, deadTokenCodes));
  const [failure] = failures;
  if (!failure) return { result: 'skipped', reason: 'no living device' };
  return {
    result: 'failed',
    reason: `${failure.code}: ${failure.message}`,
    retryAfterMs: retryAfterMs(failure.httpResponse?.headers['retry-after']),
    permanent: failures.every((error) => isAny(error, permanentCodes)),
  };
};

/** That it does not succeed is for the log: those who are told have been told, and what is dead stays so. */
const deleteDeadDevices = async (devices: readonly QueryDocumentSnapshot[]): Promise<void> => {
  const pruned = await Promise.allSettled(devices.map(deleteDeadDevice));
  for (const outcome of pruned) {
    if (outcome.status === 'rejected') logger.error('dead device not forgotten:', outcome.reason);
  }
};

/** Firebase Cloud Messaging, to every device a person has registered. */
export const fcmChannel = (messaging: ChannelConfig['fcm'], firestore: Firestore): Channel => ({
  name: 'fcm',
  unconfigured: messaging ? undefined : 'FCM_ENABLED is not set',
  send: async (message, { uid }) => {
    const devices = await readDevices(firestore, uid);
    if (!messaging || devices.length === 0) return { result: 'skipped', reason: 'no device' };
    const settled = await Promise.allSettled(pagesOf(devices).map((page) => sendPage(messaging(), message, page)));
    const results = settled.flatMap((page) => (page.status === 'fulfilled' ? page.value : []));
    const sending = summarize(results);
    await deleteDeadDevices(
      results.filter(({ response }) => isAny(response?.error, deadTokenCodes)).map(({ device }) => device),
    );
    const broken = settled.find((page) => page.status === 'rejected');
    // Of those in a call that failed as a whole nothing is known: unless another has reached somebody, all are tried again.
    if (broken && sending.result !== 'sent') throw broken.reason;
    return sending;
  },
});
