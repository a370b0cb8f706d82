import type { DomainEvent } from '../../kernel/event.ts';

/** Alarms of sync health, once when each opens. */
export type SyncEvent =
  /** A device has commands that wait for long. */
  | DomainEvent<'device.behind', { name: string; queued: number; since: Date }>
  /** Queued commands of the provider wait on the server. */
  | DomainEvent<'queue.standing', { waiting: number; oldest: Date }>
  /** A signal of the provider's health is above its threshold: percent, or milliseconds of a latency. */
  | DomainEvent<
      'health.degraded',
      {
        signal: 'drops' | 'latency' | 'failures';
        level: 'normal' | 'warning' | 'critical';
        value: number;
        limit: number;
        since: Date;
      }
    >;
