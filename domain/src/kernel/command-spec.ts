import type { z } from 'zod';
import type { Command, CommandRequest } from './command.ts';
import type { CommandDefinition } from './command-definition.ts';
import type { Decision } from './decision.ts';
import { invalid } from './invalid.ts';
import type { Docs, Ref } from './ref.ts';
import type { Refused } from './rejection.ts';

export type RequestContext = Pick<CommandRequest<unknown>, 'actor' | 'now'>;

/**
 * A validated command joined with its definition. Each method still needs the request context and the documents read.
 */
export interface BoundCommand<Documents> {
  readonly command: Command;
  readonly usesAddress: boolean;
  aggregate(context: RequestContext): string;
  reads(context: RequestContext): readonly Ref<keyof Documents & string>[];
  readsNext(context: RequestContext, docs: Docs<Documents>): readonly Ref<keyof Documents & string>[];
  decide(context: RequestContext, docs: Docs<Documents>): Decision;
}

/** A payload's schema with the command that takes it. */
export interface CommandSpec<Input, Payload, Documents> {
  readonly schema: z.ZodType<Payload, Input>;
  readonly definition: CommandDefinition<Payload, Documents>;
  bind(envelope: Command): BoundCommand<Documents> | Refused;
}

/** Joins a schema with the definition that consumes its output, and hides the payload's type from callers. */
export const commandSpec = <Input, Payload, Documents>(
  schema: z.ZodType<NoInfer<Payload>, Input>,
  definition: CommandDefinition<Payload, Documents>,
): CommandSpec<Input, Payload, Documents> => ({
  schema,
  definition,
  bind: (envelope) => {
    const payload = schema.safeParse(envelope.payload);
    if (!payload.success) return invalid(payload.error, 'payload');
    const command = { ...envelope, payload: payload.data };
    const request = (context: RequestContext): CommandRequest<Payload> => ({ command, ...context });
    return {
      command,
      usesAddress: definition.usesAddress === true,
      aggregate: (context) => definition.aggregate(request(context)),
      reads: (context) => definition.reads(request(context)),
      readsNext: (context, docs) => definition.readsNext?.(request(context), docs) ?? [],
      decide: (context, docs) => definition.decide(request(context), docs),
    };
  },
});
