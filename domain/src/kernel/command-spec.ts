import type { z } from 'zod';
import type { Command, CommandRequest } from './command.ts';
import type { CommandDefinition } from './command-definition.ts';
import type { Decision } from './decision.ts';
import { invalid } from './invalid.ts';
import type { Docs, Ref } from './ref.ts';
import type { Rejection } from './rejection.ts';

/** On whose behalf, and when. */
export type RequestContext = Pick<CommandRequest<unknown>, 'actor' | 'now'>;

/** A definition with its validated command: what is left to know is who asks and what the documents say. */
export interface BoundCommand<Documents> {
  readonly command: Command;
  aggregate(asked: RequestContext): string;
  reads(asked: RequestContext): readonly Ref<keyof Documents & string>[];
  readsNext(asked: RequestContext, docs: Docs<Documents>): readonly Ref<keyof Documents & string>[];
  decide(asked: RequestContext, docs: Docs<Documents>): Decision;
}

/** A payload's schema with the command that takes it. */
export interface CommandSpec<Input, Payload, Documents> {
  readonly schema: z.ZodType<Payload, Input>;
  readonly definition: CommandDefinition<Payload, Documents>;
  bind(envelope: Command): BoundCommand<Documents> | { rejection: Rejection };
}

/** Joins a schema with its definition, which says what the schema has to give, and keeps the payload's type inside. */
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
    const request = (asked: RequestContext): CommandRequest<Payload> => ({ command, ...asked });
    return {
      command,
      aggregate: (asked) => definition.aggregate(request(asked)),
      reads: (asked) => definition.reads(request(asked)),
      readsNext: (asked, docs) => definition.readsNext?.(request(asked), docs) ?? [],
      decide: (asked, docs) => definition.decide(request(asked), docs),
    };
  },
});
