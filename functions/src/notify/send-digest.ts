import {
  claim,
  type Delivery,
  type Digest,
  type DigestItem,
  type DigestMail,
  deliveryReasons,
  digestMail,
  digestNotifications,
  digestSchema,
  endUserPath,
  invariant,
  isDue,
  isNews,
  isTold,
  nextDigestAttempt,
  notificationSchema,
  pending,
  providerPath,
  type Recipient,
  type Sending,
  settle,
} from '@counterfoil/domain';
import { type DocumentReference, FieldValue } from 'firebase-admin/firestore';
import { expiryOf } from '../config/retention.ts';
import { backoff } from '../firestore/backoff.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { toQuery } from '../firestore/to-query.ts';
import { withDates } from '../firestore/with-dates.ts';
import { log } from '../trace/log.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { defaultSendTimeoutMs, type Notifier } from './notifier.ts';
import { readMember } from './read-member.ts';
import { recipientOf } from './read-message-context.ts';
import { sendWithin } from './send-within.ts';

const maxRounds = 10;

interface Held {
  readonly ref: DocumentReference;
  readonly uid: string;
  readonly digest: Digest;
  readonly delivery: Delivery;
}

interface Ready {
  readonly mail: DigestMail;
  readonly recipient: Recipient;
}

const skip = (reason: string): Sending => ({ result: 'skipped', reason });

/** The notifications of a digest that its reader may still hear of. */
const itemsOf = async (
  { firestore }: Notifier,
  { uid, ref, digest: { providerId } }: Held,
  recipient: Recipient,
): Promise<DigestItem[] | undefined> => {
  const member = await readMember(firestore, providerId, uid);
  if (!member.role || recipient.notificationPreferences.email === false) return undefined;
  const reader = { ...member, preferences: recipient.notificationPreferences };
  const { docs } = await toQuery(firestore, digestNotifications(uid, ref.id)).get();
  return docs
    .map((document) => notificationSchema.parse(withDates(document.data())))
    .filter(({ type }) => isNews(type) && isTold(reader, type))
    .map(({ title, body }) => ({ title, body }));
};

/** The e-mail as it is now, or the reason for sending none. */
const prepare = async (notifier: Notifier, held: Held): Promise<Ready | { readonly reason: string }> => {
  const { firestore } = notifier;
  const { uid, digest } = held;
  const [profile, provider] = await firestore.getAll(
    firestore.doc(endUserPath(uid)),
    firestore.doc(providerPath(digest.providerId)),
  );
  invariant(profile && provider, 'two documents were asked for');
  const recipient = recipientOf(uid, profile);
  const items = await itemsOf(notifier, held, recipient);
  if (!items) return { reason: deliveryReasons.noMember };
  if (items.length === 0) return { reason: deliveryReasons.nothingToTell };
  const facts = { providerName: String(provider.get('name') ?? ''), count: digest.count };
  const reader = { locale: recipient.locale, timeZone: digest.timeZone };
  return { mail: digestMail(items, facts, reader), recipient };
};

const send = async (notifier: Notifier, held: Held): Promise<Sending> => {
  const channel = notifier.channels.find(({ name }) => name === 'email');
  if (!channel || channel.unconfigured) return skip(channel?.unconfigured ?? deliveryReasons.noMail);
  const ready = await prepare(notifier, held);
  if ('reason' in ready) return skip(ready.reason);
  const { path, id } = held.ref;
  const data = { type: 'staffDigest', providerId: held.digest.providerId };
  const message = { id, type: 'staffDigest', data, idempotencyKey: idempotencyKey(path), ...ready.mail } as const;
  return await channel.send(message, ready.recipient);
};

const fieldsOf = (delivery: Delivery, now: Date) => {
  const nextAttemptAt = nextDigestAttempt(delivery, now);
  const expireAt = nextAttemptAt ? FieldValue.delete() : expiryOf('digest', now);
  return { delivery, nextAttemptAt, updatedAt: now, expireAt };
};

/** Takes the lease, or ends a digest that is settled. `undefined` if there is nothing to send, or another was first. */
const take = async ({ firestore, clock }: Notifier, ref: DocumentReference): Promise<Held | undefined> => {
  const now = clock();
  const snapshot = await firestore.doc(ref.path).get();
  const uid = ref.parent.parent?.id;
  if (!snapshot.exists || !snapshot.updateTime || !uid) return undefined;
  const digest = digestSchema.parse(withDates(snapshot.data()));
  const { delivery: before = pending, nextAttemptAt } = digest;
  if (!nextAttemptAt || nextAttemptAt > now) return undefined;
  const delivery = isDue(before, now) ? claim(before, now) : before;
  try {
    await ref.update(fieldsOf(delivery, now), { lastUpdateTime: snapshot.updateTime });
  } catch (error) {
    if (isRetryable(error)) return undefined;
    throw error;
  }
  return delivery.state === 'pending' && delivery !== before ? { ref, uid, digest, delivery } : undefined;
};

/** Records the end of an attempt, unless another process has taken over since. */
const record = async ({ clock }: Notifier, { ref, delivery }: Held, settled: Delivery): Promise<void> => {
  for (let n = 1; ; n++) {
    const snapshot = await ref.get();
    if (!snapshot.exists || !snapshot.updateTime) return;
    const current = digestSchema.parse(withDates(snapshot.data())).delivery;
    if (current?.leaseUntil?.getTime() !== delivery.leaseUntil?.getTime()) return;
    try {
      await ref.update(fieldsOf(settled, clock()), { lastUpdateTime: snapshot.updateTime });
      return;
    } catch (error) {
      if (!isRetryable(error) || n === maxRounds) throw error;
      await backoff(n);
    }
  }
};

/**
 * Sends the e-mail of a digest. It claims, sends and records like any delivery. If the process dies in between, the
 * lease expires and the next sweep sends again with the same message id.
 *
 * @returns the number of attempts, one at most
 */
export const sendDigest = async (notifier: Notifier, ref: DocumentReference): Promise<number> => {
  const held = await take(notifier, ref);
  if (!held) return 0;
  const sending = await sendWithin(notifier.sendTimeoutMs ?? defaultSendTimeoutMs, () => send(notifier, held));
  if (sending.result === 'failed')
    log.warn('digest not sent', { digest: ref.path, detail: sending.detail ?? sending.reason });
  await record(notifier, held, settle(held.delivery, sending, notifier.clock()));
  return 1;
};
