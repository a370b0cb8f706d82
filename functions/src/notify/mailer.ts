import { deliveryReasons, type Sending, secondMs } from '@counterfoil/domain';
import type { Transporter } from 'nodemailer';
import type { Outgoing } from './channel.ts';
import type { ChannelConfig } from './channel-config.ts';
import { htmlOf, type Link, textOf } from './email-content.ts';

/** A mail to one address. */
export interface Mail extends Pick<Outgoing, 'title' | 'body' | 'language' | 'items' | 'idempotencyKey'> {
  readonly link?: Link | undefined;
}

export interface Mailer {
  /** Why no mail can be sent. If it is set, `send` skips. */
  readonly unconfigured: string | undefined;
  /** Makes one attempt. */
  send(address: string, mail: Mail): Promise<Sending>;
}

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

export const createMailer = ({ smtpUrl, from }: ChannelConfig['email']): Mailer => {
  let opened: Promise<Transporter> | undefined;
  return {
    unconfigured: smtpUrl && from ? undefined : deliveryReasons.noMail,
    send: async (address, mail) => {
      if (!smtpUrl) return { result: 'skipped', reason: deliveryReasons.noMail };
      opened ??= openTransport(smtpUrl);
      const transport = await opened;
      try {
        const { messageId } = await transport.sendMail({
          from,
          // As an object: nodemailer would parse a string, which might contain several addresses.
          to: { address, name: '' },
          subject: mail.title,
          text: textOf(mail),
          html: htmlOf(mail),
          // The same at every attempt, so that a mailbox can recognise a duplicate.
          messageId: `<${mail.idempotencyKey}@${domainOf(from)}>`,
        });
        return { result: 'sent', providerMessageId: messageId };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
};
