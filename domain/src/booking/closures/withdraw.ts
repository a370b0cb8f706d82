import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { recordEvent } from '../../kernel/event.ts';
import { reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { localDay } from '../../kernel/time/time-zone.ts';
import type { Member } from '../../provider/members/member.ts';
import { membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import type { Closure } from './closure.ts';
import { closureDecision, closureKey, upcomingOf } from './closure-decision.ts';
import type { ClosureEvent } from './event.ts';
import { closureRef } from './paths.ts';
import type { ClosureTarget } from './payloads.ts';

type Reads = {
  provider: Provider;
  member: Member;
  closure: Closure;
};

/**
 * Opens the time again and stops the process. Bookings that were moved or cancelled stay so. Steps that are under way
 * are counted once their lease has ended.
 */
export const withdrawClosure: CommandDefinition<ClosureTarget, Reads> = {
  aggregate: closureKey,
  reads: ({ command: { providerId, payload }, actor }) => [
    providerRef(providerId),
    closureRef(providerId, payload.closureId),
    ...membershipRefs(providerId, actor),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { providerId, payload } = command;
    const denied = requireRole(docs, providerId, actor, ['owner', 'manager']);
    if (denied) return denied;
    const provider = docs.get(providerRef(providerId));
    if (!provider)
      return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
    const before = docs.get(closureRef(providerId, payload.closureId));
    if (!before) return reject('not-found', 'no such closure', { reason: 'no-closure', field: 'closureId' });
    const stale = requireVersion(command, before.version);
    if (stale) return stale;
    const { status } = before;
    if (status === 'withdrawn')
      return reject('failed-precondition', 'the closure is withdrawn', { reason: 'wrong-status', status });
    const withdrawn = recordEvent<ClosureEvent>(request, before.version, { type: 'closure.withdrawn', payload: {} });
    const closure: Closure = {
      ...before,
      status: 'withdrawn',
      nextAttemptAt: before.sending ? (before.leaseUntil ?? now) : null,
      withdrawnAt: now,
      version: withdrawn.version,
      lastCommandId: command.id,
      updatedAt: now,
    };
    const closures = upcomingOf(provider, localDay(now, provider.timeZone), payload.closureId);
    return closureDecision(request, { provider, closures, closure, event: withdrawn });
  },
};
