import type { ChannelName, Language, Message, Recipient, Sending } from '@counterfoil/domain';

/** A message on its way out. */
export interface Outgoing extends Message {
  readonly language: Language;
  /** The same at every attempt, so that a service that knows it sends nothing twice. */
  readonly idempotencyKey: string;
}

/** A way to reach a person. In-app is none of these: there the document is the message. */
export interface Channel {
  readonly name: Exclude<ChannelName, 'inApp'>;
  /** Why it cannot be used here; then it is never asked to send. */
  readonly unconfigured?: string | undefined;
  /** One attempt. Whatever it throws is a failure that may pass. */
  send(message: Outgoing, recipient: Recipient): Promise<Sending>;
}
