import { hourMs, minuteMs } from '../../kernel/time/durations.ts';
import type { Refund } from './refund.ts';

/** A gateway's answer to a request; `busy` covers no answer at all. */
export type GatewayAnswer<Accepted> =
  | { readonly accepted: Accepted }
  /** A retry would be refused again. */
  | { readonly refused: { readonly code: string; readonly message?: string } }
  | {
      readonly busy: {
        readonly code: string;
        readonly message?: string;
        /** The delay that the gateway demands. */
        readonly retryAfterMs?: number;
        /** It answered with an error of its own, which it would repeat to the same idempotency key. */
        readonly isAnswered?: boolean;
      };
    };

/** Longer than any attempt takes, so a lease does not expire during an attempt. */
export const refundLeaseMs = 2 * minuteMs;

/** With the pauses below they cover a gateway that is down for a day and a half. */
export const maxRefundAttempts = 14;

/** 1, 2, 4 minutes and so on, at most six hours. */
const pauseAfter = (attempts: number): number => Math.min(6 * hourMs, minuteMs * 2 ** (attempts - 1));

/** Names one step of a refund to the gateway, and one turn of it: no idempotency key is used for two amounts. */
export const refundKeyOf = ({ refundId, step, turn }: Refund): { readonly step: string; readonly key: string } => {
  const name = `${refundId}.${step}`;
  return { step: name, key: `${name}.${turn}` };
};

/** Takes the lease of a due refund, or gives up after too many attempts. */
export const claimRefund = ({ attempts, failure }: Refund, now: Date): Partial<Refund> => {
  if (attempts >= maxRefundAttempts) {
    return { status: 'failed', failure: failure ?? { code: 'no-answer' }, nextAttemptAt: null, leaseUntil: undefined };
  }
  const leaseUntil = new Date(now.getTime() + refundLeaseMs);
  return { attempts: attempts + 1, leaseUntil, nextAttemptAt: leaseUntil };
};

type Answer = GatewayAnswer<{ readonly gatewayRefundId: string }>;

/**
 * The fields after an answer. `current` may have changed since the claim. The gateway may have reported the refund
 * before it answered, and after the end of a lease another process counts.
 */
export const notedRefund = (
  current: Refund,
  claimed: Refund,
  answer: Answer,
  now: Date,
): Partial<Refund> | undefined => {
  if ('accepted' in answer) {
    const { gatewayRefundId } = answer.accepted;
    if (current.step !== claimed.step || current.status === 'settledByHand' || current.status === 'sent')
      return undefined;
    if (current.status === 'done') return { gatewayRefundId };
    const sent = { status: 'sent', gatewayRefundId, sentAt: now, failure: undefined } as const;
    return { ...sent, nextAttemptAt: null, leaseUntil: undefined };
  }
  const isMine = current.status === 'due' && current.leaseUntil?.getTime() === claimed.leaseUntil?.getTime();
  if (!isMine) return undefined;
  if ('refused' in answer) {
    return { status: 'failed', failure: answer.refused, nextAttemptAt: null, leaseUntil: undefined };
  }
  const { code, message, retryAfterMs = 0, isAnswered = false } = answer.busy;
  const pause = Math.max(pauseAfter(current.attempts), retryAfterMs);
  return {
    failure: { code, ...(message ? { message } : {}) },
    turn: current.turn + Number(isAnswered),
    nextAttemptAt: new Date(now.getTime() + pause),
    leaseUntil: undefined,
  };
};
