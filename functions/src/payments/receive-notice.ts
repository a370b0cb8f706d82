import type { CommandContext } from '../firestore/command-context.ts';
import type { WebhookVerdict } from './gateway.ts';
import { reportPayment } from './report-payment.ts';
import { reportSettlement } from './report-settlement.ts';

/** A genuine notice of a gateway. */
export type Notice = Exclude<WebhookVerdict, { forged: string }>;

/** The effect of a notice, for the log. */
export interface Received {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly facts: object;
}

/** Writes a genuine notice. Throws if that was not possible now. */
export const receiveNotice = async (context: CommandContext, gateway: string, notice: Notice): Promise<Received> => {
  if ('ignored' in notice) {
    return { level: 'info', message: 'webhook ignored', facts: { gateway, reason: notice.ignored } };
  }
  if ('settlement' in notice) {
    const { paymentId, account } = notice.settlement;
    return (await reportSettlement(context, gateway, notice.settlement))
      ? { level: 'info', message: 'refund or dispute noted', facts: { paymentId } }
      : { level: 'warn', message: 'refund or dispute from another account ignored', facts: { paymentId, account } };
  }
  const outcome = await reportPayment(context, gateway, notice.payment);
  const level = outcome.outcome === 'rejected' ? 'error' : 'info';
  const facts = { correlationId: outcome.commandId, paymentId: notice.payment.paymentId, outcome };
  return { level, message: 'payment reported', facts };
};
