import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Write } from '../../kernel/write.ts';
import { suspensionRef } from './path.ts';
import type { Suspension } from './suspension.ts';

/**
 * Refuses a command of people exactly from the commit of a suspension on. The executor learns of one some seconds late,
 * which does no harm to a booking. A listing of these seconds would stand for as long as the suspension does.
 */
export const whileOpen = <Payload, Reads>(
  definition: CommandDefinition<Payload, Reads>,
): CommandDefinition<Payload, Reads & { suspension: Suspension }> => ({
  ...definition,
  reads: (request) => [...definition.reads(request), suspensionRef(request.command.providerId)],
  decide: (request, docs) => {
    const decision = definition.decide(request, docs);
    if ('rejection' in decision) return decision;
    const { providerId } = request.command;
    const ref = suspensionRef(providerId);
    // Its absence is a precondition of the commit.
    const suspension = docs.get(ref);
    if (!suspension) return decision;
    if (suspension.isSuspended && request.actor.kind === 'user')
      return reject('failed-precondition', `${providerId} is suspended`, { reason: 'suspended' });
    // Written as it is, so that the commit fails if a suspension begins.
    const unchanged: Write = { op: 'update', path: ref.path, data: { ...suspension } };
    return { ...decision, writes: [...decision.writes, unchanged] };
  },
});
