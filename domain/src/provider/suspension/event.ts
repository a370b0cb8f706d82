import type { DomainEvent } from '../../kernel/event.ts';

/** The reason is not in it, because staff read events: it lies in `private/payload`. */
export type SuspensionEvent =
  | DomainEvent<'provider.suspended', Readonly<Record<string, never>>>
  | DomainEvent<'provider.resumed', Readonly<Record<string, never>>>;
