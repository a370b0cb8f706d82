import { type Actor, type Outcome, parseDerivedCommand, type Rejection } from '@counterfoil/domain';
import { derivedId } from '../executor/derived-id.ts';
import { executeCommand } from '../executor/execute-command.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import type { GatewayPayment } from './gateway.ts';

/** Neutral on purpose: the provider's feed shows the actor, and a provider must not learn how a customer paid. */
const actor: Actor = { kind: 'system', name: 'payments' };

interface ReportedPayment {
  /** The id of the command, and of the document if nothing matches: the same for every report of one payment. */
  readonly id: string;
  /** The gateway's name. */
  readonly gateway: string;
  readonly payment: GatewayPayment;
}

const idOf = (gateway: string, { paymentId }: GatewayPayment): string =>
  derivedId('payment', `${gateway}/${paymentId}`);

/** Builds the same command, however often and in whatever order a gateway reports the payment. */
const commandOf = ({ id, gateway, payment }: ReportedPayment, issuedAt: string): object => {
  const { paymentId, amount, step, providerId, userId, subject } = payment;
  const type = 'reservationId' in subject ? 'reservation.confirmPayment' : 'subscription.confirmPayment';
  const exact = step && step > 1 ? { step } : {};
  return { id, type, providerId, payload: { userId, ...subject, paymentId, gateway, amount, ...exact }, issuedAt };
};

const execute = async (context: CommandContext, command: object): Promise<Outcome> => {
  const bound = parseDerivedCommand(command);
  if ('rejection' in bound) return { commandId: '', outcome: 'rejected', rejection: bound.rejection };
  return await executeCommand(context, { bound, actor });
};

/**
 * Stores a payment that matches nothing: a second payment, another amount, or a missing booking. Somebody paid and must
 * get it back.
 */
const keepUnmatched = (context: CommandContext, { id, gateway, payment }: ReportedPayment, rejection: Rejection) => {
  const { subject, step: _s, ...money } = payment;
  const now = context.clock();
  const document = { ...money, ...subject, gateway, rejection, createdAt: now, updatedAt: now };
  return context.firestore.doc(`unmatchedPayments/${id}`).set(document);
};

/** Confirms the subject of a payment. Throws if it could not be written now, so that the gateway reports it again. */
export const reportPayment = async (
  context: CommandContext,
  gateway: string,
  payment: GatewayPayment,
): Promise<Outcome> => {
  const report = { id: idOf(gateway, payment), gateway, payment };
  const outcome = await execute(context, commandOf(report, context.clock().toISOString()));
  if (outcome.outcome !== 'rejected') return outcome;
  if (outcome.rejection.code === 'aborted') throw new Error(outcome.rejection.message);
  await keepUnmatched(context, report, outcome.rejection);
  return outcome;
};
