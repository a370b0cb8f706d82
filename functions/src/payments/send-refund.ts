import {
  claimRefund,
  derivedEvent,
  eventWrite,
  type Fields,
  hourMs,
  invariant,
  notedRefund,
  providerEvents,
  type Refund,
  refundFailure,
  refundKeyOf,
  refundSchema,
  type StoredPayment,
  settlementOf,
  type Write,
} from '@counterfoil/domain';
import { type DocumentReference, type DocumentSnapshot, FieldValue } from 'firebase-admin/firestore';
import { applyWrites } from '../firestore/apply-writes.ts';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import { isConflict, isRetryable } from '../firestore/commit-failure.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { withDates } from '../firestore/with-dates.ts';
import { log } from '../trace/log.ts';
import type { Gateway } from './gateway.ts';
import type { Payer } from './payer.ts';
import { readPayment } from './stored-payment.ts';

const parse = (snapshot: DocumentSnapshot): Refund => refundSchema.parse(withDates(snapshot.data()));

const encode = (changed: Partial<Refund>, now: Date): Fields =>
  Object.fromEntries(
    Object.entries({ ...changed, updatedAt: now }).map(([field, value]) => [
      field,
      value ?? (value === null ? null : FieldValue.delete()),
    ]),
  );

/** The event of a refund that fails with this change. The time of the document tells one failure from the next. */
const failureWrites = (read: DocumentSnapshot, changed: Partial<Refund>, now: Date): Write[] => {
  const providerId = read.ref.parent.parent?.id;
  const before = parse(read);
  const event = refundFailure(before, { ...before, ...changed });
  if (!event || !providerId) return [];
  const id = `refundFailed-${before.updatedAt.getTime()}-${before.step}-${before.turn}-${before.attempts}`;
  const entity = { entityType: 'refund', entityId: before.refundId };
  const document = derivedEvent(
    { id, correlationId: before.lastCommandId },
    entity,
    { ...event, version: before.version },
    now,
  );
  return [eventWrite(providerEvents(providerId), document)];
};

/** Writes fields onto the refund as it was read, and tells of a failure in the same commit. Returns false if somebody else was first. */
const change = async (read: DocumentSnapshot, changed: Partial<Refund>, now: Date): Promise<boolean> => {
  invariant(read.updateTime, `${read.ref.path} was read without its update time`);
  const batch = read.ref.firestore.batch();
  batch.update(read.ref, encode(changed, now), { lastUpdateTime: read.updateTime });
  applyWrites(batch, failureWrites(read, changed, now), new ReadSet(read.ref.firestore));
  try {
    await batch.commit();
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
};

/** Notes the answer on the refund as it is now. A note that is lost is made again by the next attempt. */
const note = async (ref: DocumentReference, changesOf: (current: Refund) => Partial<Refund> | undefined, now: Date) => {
  for (let attempt = 1; ; attempt++) {
    try {
      const current = await ref.get();
      if (!current.exists) return;
      const changed = changesOf(parse(current));
      if (!changed || (await change(current, changed, now))) return;
    } catch (error) {
      if (!isRetryable(error) || attempt === maxAttempts) throw error;
    }
    await backoff(attempt);
  }
};

/** Half of a gateway's memory for idempotency keys. A first attempt is older after an outage, or in a restored backup. */
const keyLifeMs = 12 * hourMs;

const ask = (gateway: Gateway, refund: Refund, payment: StoredPayment | undefined, now: Date) => {
  const { paymentId, amount, attempts, turn, createdAt } = refund;
  const isRepeat = attempts > 1 || turn > 0 || now.getTime() - createdAt.getTime() > keyLifeMs;
  const left = payment?.applied && payment.applied.amount.amount - settlementOf(payment).returned;
  return gateway.refund({ paymentId, amount, left, account: payment?.account, ...refundKeyOf(refund), isRepeat });
};

/**
 * Sends one refund: claims it, asks the gateway, and notes the answer. If the process dies in between, the lease ends.
 * The next attempt asks the gateway whether it has the refund, before it sends it again.
 *
 * @returns 1 if it made an attempt
 */
export const sendRefund = async (payer: Payer, ref: DocumentReference): Promise<number> => {
  const { firestore, clock, gateways } = payer;
  const now = clock();
  const read = await ref.get();
  if (!read.exists) return 0;
  const refund = parse(read);
  if (refund.status !== 'due' || !refund.nextAttemptAt || refund.nextAttemptAt > now) return 0;
  const gateway = gateways.get(refund.gateway);
  if (!gateway) {
    const failure = { code: 'no-gateway', message: `${refund.gateway} is not configured` };
    await change(read, { status: 'failed', failure, nextAttemptAt: null }, now);
    return 0;
  }
  const stored = await readPayment(firestore, refund.gateway, refund.paymentId);
  if (stored && settlementOf(stored.payment).isDisputed) {
    // The bank holds the money. The booking takes the dispute over, and then this refund rests.
    await change(read, { nextAttemptAt: new Date(now.getTime() + hourMs) }, now);
    return 0;
  }
  const claim = claimRefund(refund, now);
  if (!(await change(read, claim, now)) || claim.status) return 0;
  const claimed = { ...refund, ...claim };
  const answer = await ask(gateway, claimed, stored?.payment, now);
  if (!('accepted' in answer)) log.warn('refund not sent', { refund: ref.path, answer });
  const at = clock();
  await note(ref, (current) => notedRefund(current, claimed, answer, at), at);
  return 1;
};
