import { actorId } from '../../kernel/actor.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { dueShard } from '../../kernel/due-shard.ts';
import { recordEvent } from '../../kernel/event.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { minuteMs } from '../../kernel/time/durations.ts';
import { localDay } from '../../kernel/time/time-zone.ts';
import type { Member } from '../../provider/members/member.ts';
import { membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import type { UpcomingClosure } from '../../provider/profile/upcoming-closure.ts';
import { serviceRef } from '../slots/paths.ts';
import type { Service } from '../slots/service.ts';
import type { Closure } from './closure.ts';
import { closureDecision, closureKey, upcomingOf } from './closure-decision.ts';
import type { ClosureEvent } from './event.ts';
import { closureRef } from './paths.ts';
import type { CreateClosure } from './payloads.ts';

type Reads = {
  provider: Provider;
  member: Member;
  service: Service;
  closure: Closure;
};

/** Every booking reads all of them. */
const maxUpcoming = 100;

/**
 * The longest time that a command may take, from its reads to its commit: no function runs longer than nine minutes.
 * A booking that read the profile before the closure was there has ended by then.
 */
export const settlesAfterMs = 10 * minuteMs;

const usualMoveDays = 14;

const requireServices = (
  { command: { providerId, payload } }: CommandRequest<CreateClosure>,
  docs: Docs<Reads>,
): Refused | undefined => {
  const missing = payload.serviceIds?.findIndex((id) => !docs.get(serviceRef(providerId, id))) ?? -1;
  const details = { reason: 'no-service', field: `serviceIds.${missing}` } as const;
  return missing < 0 ? undefined : reject('not-found', `no service ${payload.serviceIds?.[missing]}`, details);
};

/** The entry in the profile: what everybody may know. */
const entryOf = ({ closureId, from, until, openingHours, break: pause, serviceIds, title }: CreateClosure) =>
  ({
    closureId,
    from,
    until,
    ...(pause ? { break: pause } : { openingHours: openingHours ?? [] }),
    ...(serviceIds ? { serviceIds } : {}),
    ...(title ? { title } : {}),
  }) satisfies UpcomingClosure;

const requireRoom = (upcoming: readonly UpcomingClosure[]): Refused | undefined =>
  upcoming.length < maxUpcoming
    ? undefined
    : reject('resource-exhausted', `at most ${maxUpcoming} closures lie ahead`, {
        reason: 'limit',
        limit: 'closures',
        most: maxUpcoming,
      });

/**
 * Closes days, hours or services. The entry in the profile guards new bookings from this commit on. The schedule then
 * moves or cancels the bookings that the closure hits.
 */
export const createClosure: CommandDefinition<CreateClosure, Reads> = {
  aggregate: closureKey,
  reads: ({ command: { providerId, payload }, actor }) => [
    providerRef(providerId),
    closureRef(providerId, payload.closureId),
    ...membershipRefs(providerId, actor),
    ...(payload.serviceIds ?? []).map((id) => serviceRef(providerId, id)),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { providerId, payload } = command;
    const denied = requireRole(docs, providerId, actor, ['owner', 'manager']);
    if (denied) return denied;
    const provider = docs.get(providerRef(providerId));
    if (!provider)
      return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
    if (docs.get(closureRef(providerId, payload.closureId)))
      return reject('already-exists', 'the closure exists', { reason: 'closure-exists', field: 'closureId' });
    const today = localDay(now, provider.timeZone);
    const past =
      payload.until < today
        ? reject('failed-precondition', 'its last day has passed', { reason: 'past', field: 'until' })
        : undefined;
    const upcoming = upcomingOf(provider, today);
    const refused = requireVersion(command, 0) ?? past ?? requireServices(request, docs) ?? requireRoom(upcoming);
    if (refused) return refused;

    const entry = entryOf(payload);
    const { onConflict, moveWithinDays = usualMoveDays, note } = payload;
    const { closureId, ...closed } = entry;
    const created = recordEvent<ClosureEvent>(request, 0, {
      type: 'closure.created',
      payload: { ...closed, onConflict, moveWithinDays },
    });
    const closure: Closure = {
      ...entry,
      ...(note ? { note } : {}),
      onConflict,
      moveWithinDays,
      status: 'open',
      createdBy: actorId(actor),
      found: 0,
      moved: 0,
      cancelled: 0,
      declined: 0,
      left: 0,
      leftBookings: [],
      failures: 0,
      settlesAt: new Date(now.getTime() + settlesAfterMs),
      nextAttemptAt: now,
      ...dueShard(closureId),
      version: created.version,
      lastCommandId: command.id,
      createdAt: now,
      updatedAt: now,
    };
    return closureDecision(request, { provider, closures: [...upcoming, entry], closure, event: created });
  },
};
