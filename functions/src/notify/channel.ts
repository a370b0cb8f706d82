import type { ChannelName, DigestItem, Language, Message, Recipient, Sending } from '@counterfoil/domain';

/** A message to be sent. */
export interface Outgoing extends Omit<Message, 'type'> {
  readonly type: Message['type'] | 'staffDigest';
  /** Only of a digest: the messages that it gathers. */
  readonly items?: readonly DigestItem[];
  readonly language: Language;
  /** The same at every attempt, so that a service with idempotency sends it once. */
  readonly idempotencyKey: string;
}

/** A way to reach a person. In-app is not a channel: there the document itself is the message. */
export interface Channel {
  readonly name: Exclude<ChannelName, 'inApp'>;
  /** The reason why the channel is not configured. If it is set, `send` is never called. */
  readonly unconfigured?: string | undefined;
  /** Makes one attempt. Any error it throws counts as temporary. */
  send(message: Outgoing, recipient: Recipient): Promise<Sending>;
}
