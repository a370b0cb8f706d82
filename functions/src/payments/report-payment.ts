import { claimRef, isPseudonym, type Outcome, parseDerivedCommand, type Rejection } from '@counterfoil/domain';
import { executeCommand } from '../executor/execute-command.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import type { GatewayPayment } from './gateway.ts';
import { paymentsActor, settle } from './settle.ts';
import { readPayment } from './stored-payment.ts';
import { keepUnmatched, paymentIdOf, settleUnmatched } from './unmatched-payments.ts';

const confirmationOf = (subject: GatewayPayment['subject']): string => {
  if ('voucherId' in subject) return 'voucher.confirmPayment';
  return 'reservationId' in subject ? 'reservation.confirmPayment' : 'subscription.confirmPayment';
};

/** Builds the same command, however often and in whatever order a gateway reports the payment. */
const commandOf = (gateway: string, payment: GatewayPayment, issuedAt: string): object => {
  const { paymentId, amount, step, account, providerId, userId, subject } = payment;
  // Only if needed: a command of an earlier version, which had none of them, keeps its fingerprint.
  const more = { ...(step && step > 1 ? { step } : {}), ...(account ? { account } : {}) };
  const payload = { userId, ...subject, paymentId, gateway, amount, ...more };
  return { id: paymentIdOf(gateway, payment), type: confirmationOf(subject), providerId, payload, issuedAt };
};

/**
 * The payment as the pseudonym's, if its customer has been erased since. The gateway still names the customer, and the
 * claim of the booking tells who has it now.
 */
const asErased = async (
  { firestore }: CommandContext,
  payment: GatewayPayment,
): Promise<GatewayPayment | undefined> => {
  const { providerId, subject } = payment;
  // A voucher stays where it is, whoever has it.
  if ('voucherId' in subject) return undefined;
  const claim =
    'reservationId' in subject
      ? claimRef(providerId, 'reservation', subject.reservationId)
      : claimRef(providerId, 'subscription', subject.subscriptionId);
  const userId: unknown = (await firestore.doc(claim.path).get()).get('userId');
  // A pseudonym's booking that is missing, too, was damaged, and looking again finds no other.
  const isOther = typeof userId === 'string' && isPseudonym(userId) && userId !== payment.userId;
  return isOther ? { ...payment, userId } : undefined;
};

const isMissing = (outcome: Outcome): boolean =>
  outcome.outcome === 'rejected' && /^no-(reservation|subscription)$/.test(outcome.rejection.details?.reason ?? '');

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
  const erased = isMissing(outcome) ? await asErased(context, payment) : undefined;
  if (erased) return await reportPayment(context, gateway, erased);
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
