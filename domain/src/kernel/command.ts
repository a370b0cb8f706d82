import type { Actor } from './actor.ts';

/** The envelope of every change. `id` is made by the device (UUIDv7) and is the idempotency key. */
export interface Command<Type extends string = string, Payload = unknown> {
  readonly id: string;
  readonly type: Type;
  readonly providerId: string;
  readonly payload: Payload;
  /** The aggregate's version the sender saw. When given it must still be current. */
  readonly expectedVersion?: number | undefined;
  /** ISO 8601, the device's clock. Informative only: a device's clock decides nothing. */
  readonly issuedAt: string;
  readonly deviceId?: string | undefined;
}

/** A validated command with everything a decider may not fetch by itself: who, and when. */
export interface CommandRequest<Payload> {
  readonly command: Command<string, Payload>;
  readonly actor: Actor;
  readonly now: Date;
}
