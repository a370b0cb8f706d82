import {
  claim,
  type Delivery,
  deliveryReasons,
  deliverySchema,
  type Invitation,
  invariant,
  invitationLink,
  invitationMail,
  invitationSchema,
  isDue,
  pending,
  providerPath,
  type Sending,
  settle,
  skipped,
} from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { backoff } from '../firestore/backoff.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';
import { log } from '../trace/log.ts';
import { idempotencyKey } from './idempotency-key.ts';
import type { Inviter } from './inviter.ts';
import { toAddress } from './mail-quota.ts';
import { defaultSendTimeoutMs } from './notifier.ts';
import { sendWithin } from './send-within.ts';

const maxRounds = 10;

interface Stored {
  readonly ref: DocumentReference;
  readonly invitation: Invitation;
  readonly delivery: Delivery;
  readonly updateTime: Timestamp;
}

const decode = (snapshot: DocumentSnapshot): Stored | undefined => {
  if (!snapshot.exists) return undefined;
  const { ref, updateTime } = snapshot;
  invariant(updateTime, `${ref.path} was read without its update time`);
  const invitation = invitationSchema.parse(withDates(snapshot.data()));
  return { ref, invitation, delivery: deliverySchema.parse(invitation.mail ?? pending), updateTime };
};

const nextAttemptOf = ({ state, leaseUntil, nextAttemptAt }: Delivery, now: Date): Date | null =>
  state === 'pending' ? (leaseUntil ?? nextAttemptAt ?? now) : null;

/** Writes the state of the mail; of an invitation that has ended, nothing is due any more. */
const fieldsOf = (mail: Delivery, { status }: Invitation, now: Date) => ({
  mail,
  nextAttemptAt: status === 'open' ? nextAttemptOf(mail, now) : null,
  updatedAt: now,
});

/** Why no mail goes out at all. */
const obstacle = ({ mailer, appUrl }: Inviter): string | undefined =>
  mailer.unconfigured ?? (URL.canParse(appUrl) ? undefined : deliveryReasons.noAppUrl);

const send = async (inviter: Inviter, { ref, invitation }: Stored, email: string): Promise<Sending> => {
  const providerId = ref.parent.parent?.id ?? '';
  const key = idempotencyKey(ref.path);
  if (!(await inviter.quota(toAddress(email, providerId, key))))
    return { result: 'skipped', reason: deliveryReasons.tooMany };
  const provider = await inviter.firestore.doc(providerPath(providerId)).get();
  const reader = { locale: invitation.locale, timeZone: String(provider.get('timeZone') ?? 'UTC') };
  const facts = { ...invitation, providerName: String(provider.get('name') ?? '') };
  const { title, body, label, language } = invitationMail(facts, reader);
  const link = { label, url: invitationLink(inviter.appUrl, { providerId, invitationId: ref.id }) };
  return await inviter.mailer.send(email, { title, body, language, link, idempotencyKey: key });
};

/** Records the end of an attempt, unless another process has taken over since. */
const record = async ({ clock }: Inviter, claimed: Stored, delivery: Delivery): Promise<void> => {
  let known = claimed;
  for (let n = 1; ; n++) {
    try {
      const fields = fieldsOf(delivery, known.invitation, clock());
      await known.ref.update({ ...fields }, { lastUpdateTime: known.updateTime });
      return;
    } catch (error) {
      if (!isRetryable(error) || n === maxRounds) throw error;
      await backoff(n);
    }
    const current = decode(await claimed.ref.get());
    if (current?.delivery.leaseUntil?.getTime() !== claimed.delivery.leaseUntil?.getTime() || !current) return;
    known = current;
  }
};

/** Takes the lease. `undefined` if another process changed the invitation first, which then continues. */
const take = async ({ clock }: Inviter, stored: Stored, delivery: Delivery): Promise<Stored | undefined> => {
  try {
    const fields = fieldsOf(delivery, stored.invitation, clock());
    const { writeTime } = await stored.ref.update({ ...fields }, { lastUpdateTime: stored.updateTime });
    return { ...stored, delivery, updateTime: writeTime };
  } catch (error) {
    if (isRetryable(error)) return undefined;
    throw error;
  }
};

/** The delivery as this attempt begins: skipped, or with a lease. */
const begin = (inviter: Inviter, { delivery, invitation }: Stored, now: Date): Delivery => {
  const reason = obstacle(inviter);
  if (reason) return skipped(delivery, reason);
  return invitation.expiresAt <= now ? skipped(delivery, deliveryReasons.lapsed) : claim(delivery, now);
};

/**
 * Sends the mail of an invitation. It claims, sends and records like any delivery. If the process dies in between, the
 * lease expires and the next sweep sends again with the same message id.
 *
 * @returns the number of attempts, one at most
 */
export const sendInvitation = async (inviter: Inviter, ref: DocumentReference): Promise<number> => {
  const stored = decode(await ref.get());
  const now = inviter.clock();
  if (!stored?.invitation.nextAttemptAt || !isDue(stored.delivery, now)) return 0;
  const { email } = stored.invitation;
  invariant(email, `${ref.path} has no address`);
  const claimed = await take(inviter, stored, begin(inviter, stored, now));
  if (claimed?.delivery.state !== 'pending') return 0;
  const sending = await sendWithin(inviter.sendTimeoutMs ?? defaultSendTimeoutMs, () => send(inviter, claimed, email));
  // The path holds the secret, so the log names the provider only.
  if (sending.result === 'failed')
    log.warn('invitation not sent', { provider: ref.parent.parent?.id, detail: sending.detail ?? sending.reason });
  await record(inviter, claimed, settle(claimed.delivery, sending, inviter.clock()));
  return 1;
};
