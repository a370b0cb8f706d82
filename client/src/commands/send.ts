import type { Command, CommandPayloads, CommandType, Outcome } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { commandId } from './command-id.ts';
import { failedHandle, type Handle, handleOf } from './handle.ts';
import { noted } from './noted.ts';
import type { Outbox } from './outbox.ts';

/**
 * A command as an app sends it. The client adds `issuedAt`, and an `id` if the app sets none. An app that sends a
 * command again with the same `id` gets the outcome of the first: it takes effect once.
 */
export type NewCommand<Type extends CommandType = CommandType> = Type extends CommandType
  ? Pick<Command, 'providerId' | 'expectedVersion' | 'deviceId' | 'expiresAt'> & {
      readonly type: Type;
      readonly payload: CommandPayloads[Type];
      readonly id?: string;
    }
  : never;

interface SendDependencies {
  readonly connection: Connection;
  readonly outbox: Outbox;
}

/** Returns the function that notes a command, and has it sent in its turn. A refused command is no error. */
export const createSend = ({ connection, outbox }: SendDependencies): ((command: NewCommand) => Handle<Outcome>) => {
  /** The handles of this page's commands without an outcome. */
  const open = new Map<string, Handle<Outcome>>();
  return (newCommand) => {
    const { id = commandId(), providerId } = newCommand;
    const known = open.get(id);
    if (known) return known;
    try {
      const entry = noted(connection, { id, providerId });
      // As it will be sent: the app may change its object, or put into it what JSON does not know.
      const command: Command = JSON.parse(
        JSON.stringify({ ...newCommand, id, issuedAt: new Date(entry.notedAt).toISOString() }),
      );
      const { kept, settled } = outbox.note({ ...entry, command });
      const handle = handleOf(id, kept, settled);
      open.set(id, handle);
      const forget = () => open.delete(id);
      settled.then(forget, forget);
      return handle;
    } catch (error) {
      return failedHandle(id, error instanceof CounterfoilError ? error : unsendable(error));
    }
  };
};

const unsendable = (error: unknown): CounterfoilError =>
  new CounterfoilError('invalid-argument', `the command is no JSON: ${error}`, error);
