import type { Command, Outcome, OutcomeOf } from '@counterfoil/domain/core';
import { commandId } from './command-id.ts';
import { type Handle, handleOf } from './handle.ts';
import type { CommandType, NewCommand } from './new-command.ts';
import type { Outbox } from './outbox.ts';

/** Returns the function that notes a command, and has it sent in its turn. A refused command is no error. */
export const createSend = (outbox: Outbox) => {
  /** The handles of this page's commands without an outcome. */
  const open = new Map<string, Handle<Outcome>>();
  const send = (newCommand: NewCommand): Handle<Outcome> => {
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
  // The server gives a command only the reasons of its type; a test of the domain holds that.
  return send as <Type extends CommandType>(command: NewCommand<Type>) => Handle<OutcomeOf<Type>>;
};
