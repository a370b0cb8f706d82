import type { DomainEvent } from '../../kernel/event.ts';

/** A ticket is a task and has no history. Only the end of its attempts is an event, because people must hear of it. */
export type PrintJobEvent = DomainEvent<
  'printJob.failed',
  { orderId: string; number: number; station: string; printerId: string }
>;
