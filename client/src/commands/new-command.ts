import type {
  CommandPayloads as AllPayloads,
  CommandType as AnyType,
  Command,
  SystemCommandType,
} from '@counterfoil/domain/core';

/** The type of a command that an app may send. Only the payment gateway and the schedules send the others. */
export type CommandType = Exclude<AnyType, SystemCommandType>;

/** The payload of each command that an app may send. */
export type CommandPayloads = Pick<AllPayloads, CommandType>;

/**
 * A command as an app sends it. The client adds `issuedAt`, and an `id` if the app sets none. An app that sends a
 * command again with the same `id` gets the outcome of the first: it takes effect once.
 *
 * `NewCommand` is the union of all commands. A function that is generic over `Type` builds a `NewCommand<Type>` from a
 * `CommandPayloads[Type]` without a cast.
 */
export type NewCommand<Type extends CommandType = CommandType> = {
  readonly [One in Type]: Pick<Command, 'providerId' | 'expectedVersion' | 'deviceId'> & {
    readonly type: One;
    readonly payload: CommandPayloads[One];
    readonly id?: string;
  };
}[Type];
