import type { LogFields } from '../trace/log.ts';
import { toldOutcome } from '../trace/told-outcome.ts';
import { followAccount } from './connect-account.ts';
import type { WebhookVerdict } from './gateway.ts';
import type { Payer } from './payer.ts';
import { reportPayment } from './report-payment.ts';
import { reportSettlement } from './report-settlement.ts';

/** A genuine notice of a gateway. */
export type Notice = Exclude<WebhookVerdict, { forged: string }>;

/** The effect of a notice, for the log. */
export interface Received {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly facts: LogFields;
}

/** Writes a genuine notice. Throws if that was not possible now. */
export const receiveNotice = async (payer: Payer, gateway: string, notice: Notice): Promise<Received> => {
  if ('ignored' in notice) {
    return { level: 'info', message: 'webhook ignored', facts: { gateway, reason: notice.ignored } };
  }
  if ('accountNotice' in notice) {
    const { accountId } = notice.accountNotice;
    const state = await followAccount(payer, gateway, notice.accountNotice);
    return state
      ? { level: 'info', message: 'payment account followed', facts: { accountId, state } }
      : { level: 'info', message: "notice of an account that is no provider's ignored", facts: { accountId } };
  }
  if ('settlement' in notice) {
    const { paymentId, account } = notice.settlement;
    return (await reportSettlement(payer, gateway, notice.settlement))
      ? { level: 'info', message: 'refund or dispute noted', facts: { paymentId } }
      : { level: 'warn', message: 'refund or dispute from another account ignored', facts: { paymentId, account } };
  }
  const outcome = await reportPayment(payer, gateway, notice.payment);
  const level = outcome.outcome === 'rejected' ? 'error' : 'info';
  const facts = {
    correlationId: outcome.commandId,
    paymentId: notice.payment.paymentId,
    outcome: toldOutcome(outcome),
  };
  return { level, message: 'payment reported', facts };
};
