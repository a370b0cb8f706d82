import type { MessageType } from './message-type.ts';

/** What one person is told, once, in their language. */
export interface Message {
  /** Made from what caused it: the same cause gives the same message, however often it is looked at. */
  readonly id: string;
  readonly type: MessageType;
  readonly title: string;
  readonly body: string;
  /** For the app that is opened by it. Text only, as push services carry nothing else. */
  readonly data: Readonly<Record<string, string>>;
  /** From then on it is of no use to be interrupted by it: a reminder once the booking has begun. */
  readonly usefulUntil?: Date | undefined;
}
