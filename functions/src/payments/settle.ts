import { type Actor, invariant, parseDerivedCommand } from '@counterfoil/domain';
import { derivedId } from '../executor/derived-id.ts';
import { executeCommand } from '../executor/execute-command.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { log } from '../trace/log.ts';
import { toldOutcome } from '../trace/told-outcome.ts';
import type { PaymentState } from './stored-payment.ts';

/** Neutral on purpose: the provider's feed shows the actor, and a provider must not learn how a customer paid. */
export const paymentsActor: Actor = { kind: 'system', name: 'payments' };

type Applied = NonNullable<PaymentState['payment']['applied']>;

const subjectOf = ({ reservationId, subscriptionId, voucherId }: Applied) => {
  if (voucherId) return { aggregate: 'voucher', subject: { voucherId } };
  return reservationId
    ? { aggregate: 'reservation', subject: { reservationId } }
    : { aggregate: 'subscription', subject: { subscriptionId } };
};

/**
 * Lets the booking of a payment take over its refunds and disputes. The id derives from the payment's state, so a
 * repeated report sends the same command. Throws if it could not be written now.
 */
export const settle = async (context: CommandContext, { payment, changedAt }: PaymentState): Promise<void> => {
  const { applied, gateway, paymentId, refund, failedRefunds, disputes } = payment;
  if (!applied || !(refund || failedRefunds || disputes)) return;
  const { providerId, userId } = applied;
  const { aggregate, subject } = subjectOf(applied);
  const bound = parseDerivedCommand({
    id: derivedId('settle', `${gateway}/${paymentId}/${changedAt}`),
    type: `${aggregate}.settlePayment`,
    providerId,
    payload: { userId, ...subject, paymentId, gateway },
    issuedAt: context.clock().toISOString(),
  });
  invariant(!('rejection' in bound), `the payment ${paymentId} cannot be settled`);
  const outcome = await executeCommand(context, { bound, actor: paymentsActor });
  if (outcome.outcome !== 'rejected') return;
  if (outcome.rejection.code === 'aborted') throw new Error(outcome.rejection.message);
  log.error('payment not settled', { correlationId: outcome.commandId, paymentId, outcome: toldOutcome(outcome) });
};
