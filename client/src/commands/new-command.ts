import type {
  CommandPayloads as AllPayloads,
  CommandType as AnyType,
  SystemCommandType,
} from '@counterfoil/domain/core';

/** The type of a command that an app may send. Only the payment gateway and the schedules send the others. */
export type CommandType = Exclude<AnyType, SystemCommandType>;

/** The payload of each command that an app may send. */
export type CommandPayloads = Pick<AllPayloads, CommandType>;

/** A command of one type as an app sends it, without the type. */
export interface NewCommandOf<Type extends CommandType> {
  readonly providerId: string;
  readonly payload: CommandPayloads[Type];
  /** Made by the client, unless set. A command that is sent again with the same id takes effect once. */
  readonly id?: string;
  /** The aggregate version that the user saw. If set, it must still be the current one. */
  readonly expectedVersion?: number | undefined;
  readonly deviceId?: string | undefined;
  /** ISO 8601, by the server's clock (`counterfoil.now()`): the command is refused after this time. */
  readonly expiresAt?: string | undefined;
}

/**
 * A command as an app sends it. The client adds `issuedAt`, and an `id` if the app sets none. An app that sends a
 * command again with the same `id` gets the outcome of the first: it takes effect once.
 *
 * `NewCommand` is the union of all commands. A function that is generic over `Type` builds a `NewCommand<Type>` from a
 * `CommandPayloads[Type]` without a cast.
 */
export type NewCommand<Type extends CommandType = CommandType> = {
  readonly [One in Type]: NewCommandOf<One> & { readonly type: One };
}[Type];
