import type { Recorded } from '../../kernel/event.ts';
import type { Provider } from '../profile/provider.ts';
import type { DirectoryEvent } from './event.ts';

type Found = Pick<Provider, 'listing' | 'shortAddress' | 'shortAddresses'>;

const foundBy = (before: Provider, event: Recorded<DirectoryEvent>): Found => {
  const { listing, shortAddress, shortAddresses } = before;
  const address = { ...(shortAddress ? { shortAddress } : {}), ...(shortAddresses ? { shortAddresses } : {}) };
  switch (event.type) {
    case 'provider.listed':
      return { ...address, listing: { ...event.payload, listedAt: listing?.listedAt ?? event.occurredAt } };
    case 'provider.unlisted':
      return address;
    case 'provider.shortAddressChanged':
      return { ...(listing ? { listing } : {}), ...event.payload };
    default:
      return event satisfies never;
  }
};

/** Changes how a provider is found, and nothing else of its profile. */
export const evolveFound = (before: Provider, event: Recorded<DirectoryEvent>): Provider => {
  const { listing: _l, shortAddress: _s, shortAddresses: _a, ...rest } = before;
  return {
    ...rest,
    ...foundBy(before, event),
    version: event.version,
    lastCommandId: event.commandId,
    updatedAt: event.occurredAt,
  };
};
