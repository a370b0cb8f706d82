import { dayMs, type StoredPayment, withReport } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import type { GatewayReport } from './gateway.ts';
import { settle } from './settle.ts';
import { changePayment } from './stored-payment.ts';
import { settleUnmatched } from './unmatched-payments.ts';

/** Gateways report a payment again for a few days. A refund of something else need not be remembered for longer. */
const unknownForMs = 90 * dayMs;

/** The payment with the report; `undefined` if it was applied, and another account reports it. */
const noted = (
  stored: StoredPayment | undefined,
  gateway: string,
  { paymentId, account, report }: GatewayReport,
  now: Date,
): StoredPayment | undefined => {
  const isStranger = stored !== undefined && stored.account !== account;
  if (isStranger && stored.applied) return undefined;
  const expireAt = new Date(now.getTime() + unknownForMs);
  const before =
    stored && !isStranger ? stored : { gateway, paymentId, account, expireAt, createdAt: now, updatedAt: now };
  const after = withReport(before, report);
  return after === before ? before : { ...after, updatedAt: now };
};

/**
 * Notes a refund or a dispute, and settles what it concerns: the booking that was paid, or the entry of an unmatched
 * payment. Throws if it could not be written now, so that the gateway reports it again.
 *
 * @returns false if the report is not for this payment's account
 */
export const reportSettlement = async (
  context: CommandContext,
  gateway: string,
  report: GatewayReport,
): Promise<boolean> => {
  let isOurs = true;
  const state = await changePayment(context, [gateway, report.paymentId], (stored) => {
    const after = noted(stored, gateway, report, context.clock());
    isOurs = after !== undefined;
    return after;
  });
  if (!isOurs || !state) return false;
  await settleUnmatched(context, state.payment);
  await settle(context, state);
  return true;
};
