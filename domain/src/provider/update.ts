import type { CommandDefinition } from '../kernel/command-definition.ts';
import { eventDocument, eventWrite, recordEvent } from '../kernel/event.ts';
import { type Refused, reject } from '../kernel/rejection.ts';
import { requireVersion } from '../kernel/require-version.ts';
import { sameValue } from '../kernel/same-value.ts';
import type { Member } from './members/member.ts';
import { membershipRefs, requireRole } from './members/require-role.ts';
import type { ProfileChange, ProviderUpdated } from './profile/event.ts';
import { evolveProvider } from './profile/evolve.ts';
import { providerEvents, providerRef } from './profile/paths.ts';
import type { Provider, UpdateProvider } from './profile/provider.ts';
import { syncBounds, syncOf } from './profile/sync-settings.ts';

const profileFields = ['name', 'kind', 'modules', 'settings', 'openingHours'] as const;

type Reads = {
  provider: Provider;
  member: Member;
};

/** The fields of a profile that the command gives another value, before and after. */
const changesOf = (before: Provider, { openingHours, ...given }: UpdateProvider) => {
  const after: ProfileChange = { ...given, ...(openingHours ? { openingHours } : {}) };
  const fields = profileFields.filter((field) =>
    field === 'openingHours' && openingHours === null
      ? before.openingHours !== undefined
      : after[field] !== undefined && !sameValue(before[field], after[field]),
  );
  const pick = (profile: ProfileChange): ProfileChange =>
    Object.fromEntries(fields.filter((field) => profile[field] !== undefined).map((field) => [field, profile[field]]));
  return { before: pick(before), after: pick(after) };
};

/** Counters would lose nothing: readers add up all shards. But repairs look only at as many as there are. */
const fewerShards = ({ settings: before }: Provider, { settings }: UpdateProvider): Refused | undefined => {
  const [from, to] = [before, settings ?? before].map(
    (all) => syncOf(all).counterShards ?? syncBounds.counterShards.min,
  );
  if (from === undefined || to === undefined || to >= from) return undefined;
  return reject('invalid-argument', `settings.sync.counterShards: must be at least ${from}`, {
    reason: 'invalid-field',
    field: 'settings.sync.counterShards',
  });
};

/**
 * Changes a provider's profile. Devices write neither hours nor kind and modules: the rules cannot check hours, and the
 * others control what the provider is.
 */
export const updateProvider: CommandDefinition<UpdateProvider, Reads> = {
  aggregate: () => 'provider',
  reads: ({ command, actor }) => [providerRef(command.providerId), ...membershipRefs(command.providerId, actor)],
  decide: (request, docs) => {
    const { command, actor } = request;
    const { providerId, payload } = command;
    const denied = requireRole(docs, providerId, actor, ['owner', 'manager']);
    if (denied) return denied;
    const ref = providerRef(providerId);
    const before = docs.get(ref);
    if (!before)
      return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
    const stale = requireVersion(command, before.version) ?? fewerShards(before, payload);
    if (stale) return stale;
    const updated = recordEvent<ProviderUpdated>(request, before.version, {
      type: 'provider.updated',
      payload: changesOf(before, payload),
    });
    return {
      version: updated.version,
      eventIds: [updated.id],
      writes: [
        { op: 'update', path: ref.path, data: evolveProvider(before, updated) },
        eventWrite(
          providerEvents(providerId),
          eventDocument(request, { entityType: 'provider', entityId: providerId }, updated),
        ),
      ],
    };
  },
};
