import type { CommandRequest } from '../../kernel/command.ts';
import type { AcceptedDecision } from '../../kernel/decision.ts';
import type { Write } from '../../kernel/write.ts';
import type { DirectoryEvent } from '../directory/event.ts';
import { foundDecision } from '../directory/found-decision.ts';
import type { ListProvider } from '../profile/listing.ts';
import { providerRef } from '../profile/paths.ts';
import type { Provider } from '../profile/provider.ts';
import type { Suspension } from './suspension.ts';

/** Before the suspension began. */
export const listingOf = ({ listing }: Provider): ListProvider | undefined => {
  if (!listing) return undefined;
  const { listedAt: _, ...shown } = listing;
  return shown;
};

/** The change at the begin of a suspension; at its end, none if the system has listed the provider meanwhile. */
const eventOf = (provider: Provider, suspension: Suspension): DirectoryEvent | undefined => {
  if (suspension.isSuspended) return provider.listing && { type: 'provider.unlisted', payload: {} };
  return provider.listing || !suspension.listing ? undefined : { type: 'provider.listed', payload: suspension.listing };
};

/** The profile as it is, so that a listing at the same moment fails one of both commits. */
const unchanged = ({ command }: CommandRequest<unknown>, provider: Provider): Write => ({
  op: 'update',
  path: providerRef(command.providerId).path,
  data: { ...provider },
});

/**
 * The directory sends nobody to a closed door: a suspended provider leaves it, and returns afterwards.
 *
 * @param suspension as the command leaves it
 */
export const inDirectory = (
  request: CommandRequest<unknown>,
  provider: Provider,
  suspension: Suspension,
): Pick<AcceptedDecision, 'eventIds' | 'writes'> => {
  const event = eventOf(provider, suspension);
  if (event) return foundDecision(request, { provider, event, n: 1 });
  return { eventIds: [], writes: suspension.isSuspended ? [unchanged(request, provider)] : [] };
};
