import { endUserPath, type Leaving, type LeavingMessageType, languageOf, leavingMessage } from '@counterfoil/domain';
import { createNotification } from '../notify/create-notification.ts';
import { deliver } from '../notify/deliver.ts';
import { recipientOf } from '../notify/read-message-context.ts';
import { log } from '../trace/log.ts';
import type { Leaver } from './leaver.ts';

/** Tells the person in the app and by all channels that reach them. A mail that fails is sent again like any other. */
export const tell = async ({ notifier }: Leaver, type: LeavingMessageType, leaving: Leaving): Promise<void> => {
  const { userId, requestedAt, erasesAt } = leaving;
  const { firestore } = notifier;
  const recipient = recipientOf(userId, await firestore.doc(endUserPath(userId)).get());
  const reader = { locale: recipient.locale, timeZone: recipient.notificationPreferences.timeZone ?? 'UTC' };
  const message = leavingMessage(`leaving-${requestedAt.getTime()}.${type}`, type, reader, erasesAt);
  const batch = firestore.batch();
  const created = createNotification(batch, notifier, message, { recipient, timeZone: reader.timeZone });
  await batch.commit();
  if (created?.isDue) await deliver(notifier, created.ref);
};

/** The last mail, with one attempt: no document may keep the address for a second one. */
export const sayGoodbye = async (
  { mailer, context }: Leaver,
  address: string,
  { reportId, locale }: Leaving,
): Promise<void> => {
  const reader = { locale, timeZone: 'UTC' };
  const { title, body } = leavingMessage(reportId, 'leavingDone', reader, context.clock());
  const sending = await mailer.send(address, {
    title,
    body,
    language: languageOf(locale),
    idempotencyKey: reportId,
  });
  if (sending.result === 'failed') log.warn('the last mail was not sent', { report: reportId });
};
