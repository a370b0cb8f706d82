import type { Command, CommandPayloads, CommandType, Outcome } from '@counterfoil/domain/core';
import { commandId } from './command-id.ts';
import { type Handle, handleOf } from './handle.ts';
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

/** Returns the function that notes a command, and has it sent in its turn. A refused command is no error. */
export const createSend = (outbox: Outbox): ((command: NewCommand) => Handle<Outcome>) => {
  /** The handles of this page's commands without an outcome. */
  const open = new Map<string, Handle<Outcome>>();
  return (newCommand) => {
    const { id = commandId(), providerId } = newCommand;
    const known = open.get(id);
    if (known) return known;
    const command: Command = { ...newCommand, id, issuedAt: new Date().toISOString() };
    const { kept, settled } = outbox.note({ id, providerId, command });
    const handle = handleOf(id, kept, settled);
    open.set(id, handle);
    const forget = () => open.delete(id);
    settled.then(forget, forget);
    return handle;
  };
};
