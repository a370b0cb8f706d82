import {
  type ChannelName,
  type Delivery,
  type DeliveryContext,
  endUserPath,
  invariant,
  messageOf,
  type Notification,
  nextAttemptOf,
  notificationSchema,
  type Recipient,
  type Sending,
  settle,
} from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { isRetryable } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';
import { log } from '../trace/log.ts';
import { type Claimed, claimDeliveries } from './claim-deliveries.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { inMessageSpan } from './message-span.ts';
import { defaultSendTimeoutMs, type Notifier, unconfiguredOf } from './notifier.ts';
import { readMember } from './read-member.ts';
import { recipientOf } from './read-message-context.ts';
import { recordDeliveries } from './record-deliveries.ts';
import { sendWithin } from './send-within.ts';

interface Stored {
  readonly snapshot: DocumentSnapshot;
  readonly notification: Notification;
  readonly recipient: Recipient;
  readonly member: DeliveryContext['member'];
}

/**
 * The membership that news depend on. A digest takes them when they are created, or never. So an e-mail that is still to
 * be sent leaves at once, whatever its reader has chosen since.
 */
const memberOf = async (
  firestore: Notifier['firestore'],
  uid: string,
  { providerId }: Notification,
): Promise<DeliveryContext['member']> => {
  if (providerId === undefined) return undefined;
  const { role, staff } = await readMember(firestore, providerId, uid);
  return { role, staff: { ...staff, digest: 'immediate' } };
};

const read = async ({ firestore }: Notifier, ref: DocumentReference): Promise<Stored | undefined> => {
  const uid = ref.parent.parent?.id;
  invariant(uid, `${ref.path} has no owner`);
  const [snapshot, profile] = await firestore.getAll(ref, firestore.doc(endUserPath(uid)));
  if (!snapshot?.exists || !profile) return undefined;
  const notification = notificationSchema.parse(withDates(snapshot.data()));
  const member = notification.nextAttemptAt ? await memberOf(firestore, uid, notification) : undefined;
  return { snapshot, notification, recipient: recipientOf(uid, profile), member };
};

/**
 * Claims the due deliveries. `undefined` if another process changed the notification first; that process or the next
 * sweep continues.
 */
const claimDue = async (notifier: Notifier, stored: Stored): Promise<(Claimed & { at: Timestamp }) | undefined> => {
  const { snapshot, notification, recipient, member } = stored;
  const now = notifier.clock();
  const message = { type: notification.type, usefulUntil: notification.usefulUntil ?? undefined };
  const { timeZone, deliveries: before } = notification;
  const claimed = claimDeliveries(before, {
    message,
    recipient,
    member,
    timeZone,
    unconfigured: unconfiguredOf(notifier),
    now,
  });
  const { deliveries } = claimed;
  invariant(snapshot.updateTime, `${snapshot.ref.path} was read without its update time`);
  try {
    const fields = { deliveries, nextAttemptAt: nextAttemptOf(deliveries, now), updatedAt: now };
    const { writeTime } = await snapshot.ref.update(fields, { lastUpdateTime: snapshot.updateTime });
    return { ...claimed, at: writeTime };
  } catch (error) {
    if (isRetryable(error)) return undefined;
    throw error;
  }
};

/** The document tells its reader a plain reason; the service's own words are for the operator. */
const logFailure = (notification: string, channel: ChannelName, sending: Sending & { result: 'failed' }): void =>
  log.warn('notification not delivered', {
    notification,
    channel,
    detail: sending.detail ?? sending.reason,
    permanent: sending.permanent === true,
  });

const sendAll = async (notifier: Notifier, { notification, recipient, snapshot }: Stored, claimed: Claimed) => {
  const { path, id } = snapshot.ref;
  const { language } = notification;
  const message = { ...messageOf(id, notification), language, idempotencyKey: idempotencyKey(path) };
  const { sendTimeoutMs: patienceMs = defaultSendTimeoutMs, channels, clock } = notifier;
  const sent = channels
    .filter(({ name }) => claimed.due.includes(name))
    .map(async (channel): Promise<[ChannelName, Delivery]> => {
      const sending = await inMessageSpan(channel.name, message, async () => {
        const attempted = await sendWithin(patienceMs, () => channel.send(message, recipient));
        if (attempted.result === 'failed') logFailure(path, channel.name, attempted);
        return attempted;
      });
      return [channel.name, settle(claimed.deliveries[channel.name], sending, clock())];
    });
  return new Map(await Promise.all(sent));
};

/**
 * Makes the due deliveries of one notification: claims, sends and records them. If the process dies in between, the
 * leases expire and a sweep sends again with the same idempotency key.
 *
 * @returns the number of attempted deliveries
 */
export const deliver = async (notifier: Notifier, ref: DocumentReference): Promise<number> => {
  const stored = await read(notifier, ref);
  if (!stored || stored.notification.nextAttemptAt === null) return 0;
  const claimed = await claimDue(notifier, stored);
  if (!claimed || claimed.due.length === 0) return 0;
  const settled = await sendAll(notifier, stored, claimed);
  await recordDeliveries(ref, { claimed: claimed.deliveries, settled, now: notifier.clock() }, claimed.at);
  return claimed.due.length;
};
