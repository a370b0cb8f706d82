import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { providerPath } from '../profile/paths.ts';
import { providerSchema } from '../profile/provider.ts';
import { entryWrite } from './entry-write.ts';

/**
 * Brings the directory's entry in line in the commit that changes the profile of a listed provider. Only the server
 * decides with it, so no device loads how an entry is made.
 */
export const keepingEntry = <Payload, Documents>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents> => ({
  ...definition,
  decide: (request, docs) => {
    const decision = definition.decide(request, docs);
    if ('rejection' in decision) return decision;
    const { providerId } = request.command;
    const written = decision.writes.find(({ path }) => path === providerPath(providerId));
    if (!written || !('data' in written) || written.data.listing === undefined) return decision;
    const write = entryWrite(providerId, providerSchema.parse(written.data));
    return { ...decision, writes: [...decision.writes, write] };
  },
});
