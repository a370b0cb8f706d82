import type { DomainEvent } from '../../kernel/event.ts';
import type { Money } from '../../kernel/money.ts';
import type { Refund } from './refund.ts';

/** The booking has the history of the money. Only a failure is an event of the refund, because people must hear of it. */
export type RefundEvent = DomainEvent<'refund.failed', { amount: Money; code: string }>;

/** The event of a refund that has just failed; `undefined` if it has not, or had failed before. */
export const refundFailure = (before: Refund | undefined, after: Refund): RefundEvent | undefined => {
  if (after.status !== 'failed' || before?.status === 'failed') return undefined;
  return { type: 'refund.failed', payload: { amount: after.amount, code: after.failure?.code ?? 'no-answer' } };
};
