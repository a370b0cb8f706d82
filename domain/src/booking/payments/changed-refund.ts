import { dueShard } from '../../kernel/due-shard.ts';
import type { Money } from '../../kernel/money.ts';
import { refundIdOf } from './path.ts';
import type { StoredPayment } from './payment.ts';
import type { Refund } from './refund.ts';

/** A booking's payment, and the part of it that must still be given back. */
export interface Owed {
  readonly gateway: string;
  readonly paymentId: string;
  readonly target:
    | { readonly userId: string; readonly reservationId: string }
    | { readonly userId: string; readonly subscriptionId: string }
    | { readonly userId: string; readonly voucherId: string };
  readonly amount: Money;
  /** The customer has back what was due. */
  readonly isGiven: boolean;
}

export interface OwedChange {
  /** Minor units that were still due. */
  readonly before: number;
  readonly after: Owed;
}

/** The time and the command of a change. */
export interface Cause {
  readonly commandId: string;
  readonly now: Date;
}

const fresh = { turn: 0, attempts: 0, leaseUntil: undefined, failure: undefined, gatewayRefundId: undefined } as const;
const unsettled = { sentAt: undefined, endedAt: undefined, settledBy: undefined, reason: undefined } as const;

/** The fields of a step that the schedule shall send. */
const dueStep = (amount: Money, step: number, now: Date) =>
  ({ ...fresh, ...unsettled, status: 'due', amount, step, nextAttemptAt: now }) as const;

const begun = ({ gateway, paymentId, target, amount }: Owed, now: Date) => {
  const refundId = refundIdOf(gateway, paymentId);
  return {
    refundId,
    gateway,
    paymentId,
    ...target,
    ...dueStep(amount, 1, now),
    ...dueShard(refundId),
    createdAt: now,
  };
};

/** True if the gateway may have it, or gets it at this moment. */
const mayBeSent = ({ status, attempts }: Refund): boolean => status === 'sent' || (status === 'due' && attempts > 0);

/** The fields of a refund whose booking owes something; `undefined` if it goes on as it is. */
const owing = (refund: Refund, { before, after: { amount } }: OwedChange, now: Date): Partial<Refund> | undefined => {
  if (mayBeSent(refund)) return undefined;
  const step = dueStep(amount, refund.step + 1, now);
  if (amount.amount > before || refund.status === 'due') return step;
  // A part was given back elsewhere. The owner, who was told of the failure, decides about the rest.
  const { status, failure } = refund;
  return status === 'failed' ? { ...step, status, failure, nextAttemptAt: null } : undefined;
};

/** The fields of a refund whose booking owes nothing any more; `undefined` if it goes on as it is. */
const ended = ({ status }: Refund, isGiven: boolean, now: Date): Partial<Refund> | undefined => {
  const end = { nextAttemptAt: null, leaseUntil: undefined, endedAt: now };
  if (isGiven) return status === 'settledByHand' ? undefined : { ...end, status: 'done', failure: undefined };
  return status === 'due' || status === 'failed' ? { ...end, status: 'withdrawn' } : undefined;
};

/** The refund with changed fields, as the next version. */
export const withChanges = (refund: Refund, changed: Partial<Refund>, { commandId, now }: Cause): Refund => ({
  ...refund,
  ...changed,
  version: refund.version + 1,
  lastCommandId: commandId,
  updatedAt: now,
});

/** The refund after a change of what a booking owes; `undefined` if it stays as it is, or was never known. */
export const changedRefund = (refund: Refund | undefined, change: OwedChange, cause: Cause): Refund | undefined => {
  const { now, commandId } = cause;
  if (refund) {
    const { amount, isGiven } = change.after;
    const changed = amount.amount > 0 ? owing(refund, change, now) : ended(refund, isGiven, now);
    return changed && withChanges(refund, changed, cause);
  }
  // Earlier versions made none, and only a booking that owes needs one.
  if (change.after.amount.amount <= change.before) return undefined;
  return { ...begun(change.after, now), version: 1, lastCommandId: commandId, updatedAt: now };
};

/** The refund, failed, if the bank has sent back the money that this step has sent; else `undefined`. */
export const returnedRefund = (
  refund: Refund | undefined,
  payment: StoredPayment | undefined,
  cause: Cause,
): Refund | undefined => {
  if (!refund?.gatewayRefundId || (refund.status !== 'sent' && refund.status !== 'done')) return undefined;
  if (!payment?.failedRefunds || !Object.hasOwn(payment.failedRefunds, refund.gatewayRefundId)) return undefined;
  const failure = { code: 'returned' };
  return withChanges(refund, { status: 'failed', failure, nextAttemptAt: null, leaseUntil: undefined }, cause);
};
