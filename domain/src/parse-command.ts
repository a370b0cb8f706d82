import { type CommandType, commandSpecs } from './commands.ts';
import type { Documents } from './documents.ts';
import type { BoundCommand } from './kernel/command-spec.ts';
import { derivedEnvelopeSchema, envelopeSchema } from './kernel/envelope-schema.ts';
import { invalid } from './kernel/invalid.ts';
import { type Refused, reject } from './kernel/rejection.ts';

const isCommandType = (type: string): type is CommandType => Object.hasOwn(commandSpecs, type);

const parserOf =
  (schema: typeof envelopeSchema) =>
  (raw: unknown): BoundCommand<Documents> | Refused => {
    const envelope = schema.safeParse(raw);
    if (!envelope.success) return invalid(envelope.error);
    const { type } = envelope.data;
    if (!isCommandType(type))
      return reject('invalid-argument', 'unknown command type', { reason: 'unknown-command', field: 'type' });
    return commandSpecs[type].bind(envelope.data);
  };

/** Parses any value into a command with its decider, or rejects it with the invalid field. */
export const parseCommand = parserOf(envelopeSchema);

/** Parses a command of a schedule or a webhook, whose id no device can have used. */
export const parseDerivedCommand = parserOf(derivedEnvelopeSchema);
