import type { Recorded } from '../../kernel/event.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { ClosuresChanged, OwnersChanged, ProviderCreated, ProviderUpdated } from './event.ts';
import type { Ownership } from './ownership.ts';
import type { Provider } from './provider.ts';

type Content = Omit<Provider, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>;

const content = (before: Provider | undefined, event: ProviderCreated | ProviderUpdated): Content => {
  if (event.type === 'provider.created') return event.payload;
  invariant(before, 'an update without a provider');
  const { openingHours, ...rest } = before;
  const kept = openingHours && !event.payload.before.openingHours ? { openingHours } : {};
  return { ...rest, ...kept, ...event.payload.after };
};

export const evolveProvider = (
  before: Provider | undefined,
  event: Recorded<ProviderCreated | ProviderUpdated>,
): Provider => ({
  ...content(before, event),
  version: event.version,
  lastCommandId: event.commandId,
  createdAt: before?.createdAt ?? event.occurredAt,
  updatedAt: event.occurredAt,
});

/** Changes the owners and nothing else of the profile. */
export const evolveOwnership = (before: Ownership, event: Recorded<OwnersChanged>): Ownership => {
  const { ownerIds } = event.payload;
  const { ownerId: named = before.ownerId } = event.payload;
  const ownerId = ownerIds.includes(named) ? named : ownerIds[0];
  invariant(ownerId, 'a tenant has no owner left');
  return {
    ...before,
    ownerIds,
    ownerId,
    version: event.version,
    lastCommandId: event.commandId,
    updatedAt: event.occurredAt,
  };
};

/** Changes the closures and nothing else of the profile. */
export const evolveClosures = (before: Provider, event: Recorded<ClosuresChanged>): Provider => ({
  ...before,
  closures: event.payload.closures,
  version: event.version,
  lastCommandId: event.commandId,
  updatedAt: event.occurredAt,
});
