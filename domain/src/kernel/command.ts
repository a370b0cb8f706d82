import type { Actor } from './actor.ts';

/** The envelope of every change. The device generates `id` (UUIDv7), which is the idempotency key. */
export interface Command<Type extends string = string, Payload = unknown> {
  readonly id: string;
  readonly type: Type;
  readonly providerId: string;
  readonly payload: Payload;
  /** The aggregate version that the sender saw. If present, it must still be the current one. */
  readonly expectedVersion?: number | undefined;
  /** ISO 8601, by the device's clock. For information only: no decision depends on it. */
  readonly issuedAt: string;
  /** ISO 8601. After this moment of the server's clock the command makes no sense any more, and is rejected. */
  readonly expiresAt?: string | undefined;
  readonly deviceId?: string | undefined;
  /**
   * It must not take effect any more. The answer is its earlier effect (`duplicate`); without one, the server refuses
   * it for good.
   */
  readonly withdrawn?: true | undefined;
}

/** A validated command with the inputs that a decider may not fetch by itself: actor and time. */
export interface CommandRequest<Payload> {
  readonly command: Command<string, Payload>;
  readonly actor: Actor;
  readonly now: Date;
}
