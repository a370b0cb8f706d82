import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { eventDocument, eventWrite, type Recorded, recordEvent } from '../../kernel/event.ts';
import type { ClosuresChanged } from '../../provider/profile/event.ts';
import { evolveClosures } from '../../provider/profile/evolve.ts';
import { providerEvents, providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import type { UpcomingClosure } from '../../provider/profile/upcoming-closure.ts';
import type { Closure } from './closure.ts';
import type { ClosureEvent } from './event.ts';
import { closureRef } from './paths.ts';
import type { ClosureTarget } from './payloads.ts';

/** Each changes the list in the profile, so those of one provider run in order. */
export const closureKey = (_: CommandRequest<ClosureTarget>): string => 'closures';

/** The closures of a profile that have not ended, apart from one. */
export const upcomingOf = ({ closures = [] }: Provider, today: string, without?: string): UpcomingClosure[] =>
  closures.filter(({ until, closureId }) => until >= today && closureId !== without);

interface ClosureTransition {
  readonly provider: Provider;
  /** The list in the profile afterwards. */
  readonly closures: readonly UpcomingClosure[];
  readonly closure: Closure;
  readonly event: Recorded<ClosureEvent>;
}

/** The writes of a change of a closure: its document, the list in the profile, and the events of both. */
export const closureDecision = (
  request: CommandRequest<ClosureTarget>,
  { provider, closures, closure, event }: ClosureTransition,
): Decision => {
  const { providerId } = request.command;
  const { closureId, version } = closure;
  const payload = { closures: [...closures] };
  const listed = recordEvent<ClosuresChanged>(
    request,
    provider.version,
    { type: 'provider.closuresChanged', payload },
    1,
  );
  const events = providerEvents(providerId);
  return {
    version,
    eventIds: [event.id, listed.id],
    writes: [
      { op: version === 1 ? 'create' : 'update', path: closureRef(providerId, closureId).path, data: closure },
      { op: 'update', path: providerRef(providerId).path, data: evolveClosures(provider, listed) },
      eventWrite(events, eventDocument(request, { entityType: 'closure', entityId: closureId }, event)),
      eventWrite(events, eventDocument(request, { entityType: 'provider', entityId: providerId }, listed)),
    ],
  };
};
