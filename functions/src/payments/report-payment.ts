import { createHash } from 'node:crypto';
import { type Actor, type Outcome, parseCommand } from '@counterfoil/domain';
import { executeCommand } from '../executor/execute-command.ts';
import type { Executor } from '../executor/executor.ts';
import type { Payment } from './gateway.ts';

/** Neutral on purpose: the house's feed shows who acted, and how somebody paid is not the house's to know. */
const actor: Actor = { kind: 'system', name: 'payments' };

/** The command a payment gives: the same one, however often and in whatever order it is told. */
const commandOf = (gateway: string, payment: Payment, issuedAt: string): object => {
  const { paymentId, amount, providerId, userId, subject } = payment;
  const id = createHash('sha256').update(`${gateway}/${paymentId}`).digest('base64url');
  const type = 'reservationId' in subject ? 'reservation.confirmPayment' : 'subscription.confirmPayment';
  return { id, type, providerId, payload: { userId, ...subject, paymentId, gateway, amount }, issuedAt };
};

/** Has a payment confirm what it is for. Throws when the database fails: then the gateway is to tell again. */
export const reportPayment = async (executor: Executor, gateway: string, payment: Payment): Promise<Outcome> => {
  const bound = parseCommand(commandOf(gateway, payment, executor.clock().toISOString()));
  if ('rejection' in bound) return { commandId: '', outcome: 'rejected', rejection: bound.rejection };
  return await executeCommand(executor, { bound, actor });
};
