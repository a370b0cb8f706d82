import type { MessageType } from './message-type.ts';
import type { NewsType } from './staff/news-type.ts';

/** One message to one user, in their language. */
export interface Message {
  /** Derived from the cause, so every evaluation of the same cause gives the same id. */
  readonly id: string;
  readonly type: MessageType | NewsType;
  readonly title: string;
  readonly body: string;
  /** Payload for the app that opens from the notification. Strings only, because push services carry nothing else. */
  readonly data: Readonly<Record<string, string>>;
  /** From this time on the message is not worth an interruption, such as a reminder after the reservation's start. */
  readonly usefulUntil?: Date | undefined;
}
