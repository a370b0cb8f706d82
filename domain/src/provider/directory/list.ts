import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { ListProvider } from '../profile/listing.ts';
import { type FoundReads, findOwn, foundDecision, foundReads } from './found-decision.ts';

/** Puts the provider into the directory, or replaces its place and text there. */
export const listProvider: CommandDefinition<ListProvider, FoundReads> = {
  aggregate: () => 'provider',
  reads: foundReads,
  decide: (request, docs) => {
    const found = findOwn(request, docs);
    if ('rejection' in found) return found;
    return foundDecision(request, { ...found, event: { type: 'provider.listed', payload: request.command.payload } });
  },
};

/** Takes the provider out of the directory. It keeps its short addresses. */
export const unlistProvider: CommandDefinition<object, FoundReads> = {
  aggregate: () => 'provider',
  reads: foundReads,
  decide: (request, docs) => {
    const found = findOwn(request, docs);
    if ('rejection' in found) return found;
    if (!found.provider.listing)
      return reject('failed-precondition', 'the provider is not listed', { reason: 'not-listed' });
    return foundDecision(request, { ...found, event: { type: 'provider.unlisted', payload: {} } });
  },
};
