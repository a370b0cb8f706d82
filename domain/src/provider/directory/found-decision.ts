import type { CommandRequest } from '../../kernel/command.ts';
import type { AcceptedDecision } from '../../kernel/decision.ts';
import { eventDocument, eventWrite, recordEvent } from '../../kernel/event.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import type { Write } from '../../kernel/write.ts';
import type { Member } from '../members/member.ts';
import { membershipRefs, requireRole } from '../members/require-role.ts';
import { providerEvents, providerRef } from '../profile/paths.ts';
import type { Provider } from '../profile/provider.ts';
import { entryWrite } from './entry-write.ts';
import type { DirectoryEvent } from './event.ts';
import { evolveFound } from './evolve.ts';

export type FoundReads = {
  provider: Provider;
  member: Member;
};

export const foundReads = ({ command, actor }: CommandRequest<unknown>): Ref<'provider' | 'member'>[] => [
  providerRef(command.providerId),
  ...membershipRefs(command.providerId, actor),
];

/** The provider whose owner or manager sends the command. */
export const findOwn = (
  { command, actor }: CommandRequest<unknown>,
  docs: Docs<FoundReads>,
): Refused | { readonly provider: Provider } => {
  const { providerId } = command;
  const denied = requireRole(docs, providerId, actor, ['owner', 'manager']);
  if (denied) return denied;
  const provider = docs.get(providerRef(providerId));
  if (!provider)
    return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
  return requireVersion(command, provider.version) ?? { provider };
};

interface FoundChange {
  readonly provider: Provider;
  readonly event: DirectoryEvent;
  /** Events of the command before this one. */
  readonly n?: number;
  /** Further writes. */
  readonly more?: readonly Write[];
}

/** The writes of a change in how a provider is found: its profile, its entry in the directory, and the event. */
export const foundDecision = (
  request: CommandRequest<unknown>,
  { provider, event, n = 0, more = [] }: FoundChange,
): AcceptedDecision => {
  const { providerId } = request.command;
  const changed = recordEvent(request, provider.version, event, n);
  const after = evolveFound(provider, changed);
  const entity = { entityType: 'provider', entityId: providerId };
  return {
    version: changed.version,
    eventIds: [changed.id],
    writes: [
      { op: 'update', path: providerRef(providerId).path, data: after },
      ...(provider.listing || after.listing ? [entryWrite(providerId, after)] : []),
      ...more,
      eventWrite(providerEvents(providerId), eventDocument(request, entity, changed)),
    ],
  };
};
