import { createHash } from 'node:crypto';
import { type Actor, type Outcome, parseCommand, type Rejection } from '@counterfoil/domain';
import { executeCommand } from '../executor/execute-command.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import type { GatewayPayment } from './gateway.ts';

/** Neutral on purpose: the house's feed shows who acted, and how somebody paid is not the house's to know. */
const actor: Actor = { kind: 'system', name: 'payments' };

interface ReportedPayment {
  /** Of the command, and of the document of a payment that fits nothing: the same for every report of one payment. */
  readonly id: string;
  /** The gateway's name. */
  readonly gateway: string;
  readonly payment: GatewayPayment;
}

const idOf = (gateway: string, { paymentId }: GatewayPayment): string =>
  createHash('sha256').update(`${gateway}/${paymentId}`).digest('base64url');

/** The same command, however often and in whatever order a gateway reports the payment. */
const commandOf = ({ id, gateway, payment }: ReportedPayment, issuedAt: string): object => {
  const { paymentId, amount, providerId, userId, subject } = payment;
  const type = 'reservationId' in subject ? 'reservation.confirmPayment' : 'subscription.confirmPayment';
  return { id, type, providerId, payload: { userId, ...subject, paymentId, gateway, amount }, issuedAt };
};

const execute = async (context: CommandContext, command: object): Promise<Outcome> => {
  const bound = parseCommand(command);
  if ('rejection' in bound) return { commandId: '', outcome: 'rejected', rejection: bound.rejection };
  return await executeCommand(context, { bound, actor });
};

/**
 * Keeps what came and fits nothing: a second payment, another amount, a booking that is not there. Somebody has paid, and is to
 * have it back.
 */
const keepUnmatched = (context: CommandContext, { id, gateway, payment }: ReportedPayment, rejection: Rejection) => {
  const { subject, ...money } = payment;
  const now = context.clock();
  const document = { ...money, ...subject, gateway, rejection, createdAt: now, updatedAt: now };
  return context.firestore.doc(`unmatchedPayments/${id}`).set(document);
};

/** Has a payment confirm what it is for. Throws when it could not be written now: then the gateway is to tell again. */
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
