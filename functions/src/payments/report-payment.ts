import { type Outcome, parseDerivedCommand, type Rejection } from '@counterfoil/domain';
import { executeCommand } from '../executor/execute-command.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import type { GatewayPayment } from './gateway.ts';
import { paymentsActor, settle } from './settle.ts';
import { readPayment } from './stored-payment.ts';
import { keepUnmatched, paymentIdOf, settleUnmatched } from './unmatched-payments.ts';

/** Builds the same command, however often and in whatever order a gateway reports the payment. */
const commandOf = (gateway: string, payment: GatewayPayment, issuedAt: string): object => {
  const { paymentId, amount, step, account, providerId, userId, subject } = payment;
  const type = 'reservationId' in subject ? 'reservation.confirmPayment' : 'subscription.confirmPayment';
  // Only if needed: a command of an earlier version, which had none of them, keeps its fingerprint.
  const more = { ...(step && step > 1 ? { step } : {}), ...(account ? { account } : {}) };
  const payload = { userId, ...subject, paymentId, gateway, amount, ...more };
  return { id: paymentIdOf(gateway, payment), type, providerId, payload, issuedAt };
};

const execute = async (context: CommandContext, command: object): Promise<Outcome> => {
  const bound = parseDerivedCommand(command);
  if ('rejection' in bound) return { commandId: '', outcome: 'rejected', rejection: bound.rejection };
  return await executeCommand(context, { bound, actor: paymentsActor });
};

/**
 * True if nobody must give the money back. The payment was applied before, maybe under other content of its id, or its
 * refund was reported first.
 */
const isSettledElsewhere = ({ details }: Rejection): boolean =>
  details?.reason === 'applied' || details?.reason === 'refunded' || details?.reason === 'id-used';

/** Confirms the subject of a payment. Throws if it could not be written now, so that the gateway reports it again. */
export const reportPayment = async (
  context: CommandContext,
  gateway: string,
  payment: GatewayPayment,
): Promise<Outcome> => {
  const outcome = await execute(context, commandOf(gateway, payment, context.clock().toISOString()));
  if (outcome.outcome === 'rejected') {
    if (outcome.rejection.code === 'aborted') throw new Error(outcome.rejection.message);
    if (!isSettledElsewhere(outcome.rejection)) await keepUnmatched(context, gateway, payment, outcome.rejection);
    return outcome;
  }
  const state = await readPayment(context.firestore, gateway, payment.paymentId);
  if (state) {
    await settleUnmatched(context, state.payment);
    await settle(context, state);
  }
  return outcome;
};
