import { deliveryReasons, type Sending, secondMs } from '@counterfoil/domain';
import type { Transporter } from 'nodemailer';
import type { Channel } from './channel.ts';
import type { ChannelConfig } from './channel-config.ts';
import { htmlOf, textOf } from './email-content.ts';
import type { MailQuota } from './mail-quota.ts';
import type { AddressOf } from './verified-address.ts';

const property = (error: unknown, name: string): unknown =>
  error instanceof Error ? Reflect.get(error, name) : undefined;

/** A 5xx for this address or mail is permanent. A 5xx for the sign-in is not: the operator can fix it. */
const failureOf = (error: unknown): Sending => {
  const code = property(error, 'code');
  const responseCode = Number(property(error, 'responseCode') ?? 0);
  const permanent = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  const reason = permanent ? deliveryReasons.refused : deliveryReasons.notTaken;
  return { result: 'failed', reason, detail: `${code}: ${property(error, 'message')}`, permanent };
};

const domainOf = (from: string): string => /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost';

/** The library is loaded with the first mail: few instances ever send one. */
const openTransport = async (url: string): Promise<Transporter> => {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: 15 * secondMs,
    greetingTimeout: 15 * secondMs,
    socketTimeout: 20 * secondMs,
  });
};

interface MailDependencies {
  readonly addressOf: AddressOf;
  readonly quota: MailQuota;
}

export const emailChannel = (
  { smtpUrl, from }: ChannelConfig['email'],
  { addressOf, quota }: MailDependencies,
): Channel => {
  let opened: Promise<Transporter> | undefined;
  return {
    name: 'email',
    unconfigured: smtpUrl && from ? undefined : deliveryReasons.noMail,
    send: async (message, { uid }) => {
      if (!smtpUrl) return { result: 'skipped', reason: deliveryReasons.noMail };
      const email = await addressOf(uid);
      if (!email) return { result: 'skipped', reason: deliveryReasons.noAddress };
      const providerId = message.data.providerId ?? '';
      const isAdmitted = await quota({ uid, providerId, key: message.idempotencyKey });
      if (!isAdmitted) return { result: 'skipped', reason: deliveryReasons.tooMany };
      opened ??= openTransport(smtpUrl);
      const transport = await opened;
      try {
        const { messageId } = await transport.sendMail({
          from,
          // As an object: nodemailer would parse a string, which might contain several addresses.
          to: { address: email, name: '' },
          subject: message.title,
          text: textOf(message),
          html: htmlOf(message),
          // The same at every attempt, so that a mailbox can recognise a duplicate.
          messageId: `<${message.idempotencyKey}@${domainOf(from)}>`,
        });
        return { result: 'sent', providerMessageId: messageId };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
};
