import { logger } from 'firebase-functions';
import type { CommandContext } from '../firestore/command-context.ts';
import type { WebhookVerdict } from './gateway.ts';
import { reportPayment } from './report-payment.ts';
import { reportSettlement } from './report-settlement.ts';

/** A genuine notice of a gateway. */
export type Notice = Exclude<WebhookVerdict, { forged: string }>;

/** Writes a genuine notice. Throws if that was not possible now. */
export const receiveNotice = async (context: CommandContext, gateway: string, notice: Notice): Promise<void> => {
  if ('ignored' in notice) {
    logger.info('webhook ignored', { gateway, reason: notice.ignored });
    return;
  }
  if ('settlement' in notice) {
    const { paymentId, account } = notice.settlement;
    const isOurs = await reportSettlement(context, gateway, notice.settlement);
    if (isOurs) logger.info('refund or dispute noted', { paymentId });
    else logger.warn('refund or dispute from another account ignored', { paymentId, account });
    return;
  }
  const outcome = await reportPayment(context, gateway, notice.payment);
  const log = outcome.outcome === 'rejected' ? logger.error : logger.info;
  log('payment reported', { correlationId: outcome.commandId, paymentId: notice.payment.paymentId, outcome });
};
