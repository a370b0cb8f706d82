import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Docs } from '../../kernel/ref.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { reservationRef } from '../reservation/paths.ts';
import { type Reservation, reservationSchema } from '../reservation/reservation.ts';
import { serviceRef } from '../slots/paths.ts';
import type { Service } from '../slots/service.ts';
import { requireWithinHorizon, requireWithinLimits } from './require-within-limits.ts';
import { changedUsageWrites, newUsageWrite } from './reservation-usage.ts';
import type { Usage } from './usage.ts';
import { usageRef } from './usage-ref.ts';

type Accepted = Exclude<Decision, { rejection: unknown }>;

/** The reservation after a command; `undefined` if the command changes none. */
const writtenBy = ({ writes }: Accepted): Reservation | undefined => {
  const write = writes.find(({ path }) => /^endUsers\/[^/]+\/reservations\/[^/]+$/.test(path));
  return write && 'data' in write ? reservationSchema.parse(write.data) : undefined;
};

const adding = (decision: Accepted, writes: Accepted['writes']): Decision => ({
  ...decision,
  writes: [...decision.writes, ...writes],
});

type Limited = { provider: Provider; service: Service; usage: Usage };

/**
 * Adds the limits of one person at one provider to the creation of a reservation. Only the server decides with them: no
 * device can read a usage, so no device loads this code.
 */
export const limitNewReservations = <Payload, Documents extends Omit<Limited, 'usage'>>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents & Limited> => ({
  ...definition,
  reads: (request) => {
    const { actor, command } = request;
    return actor.kind === 'user'
      ? [...definition.reads(request), usageRef(command.providerId, actor.uid)]
      : definition.reads(request);
  },
  decide: (request, docs: Docs<Documents & Limited>) => {
    const decision = definition.decide(request, docs);
    const created = 'rejection' in decision ? undefined : writtenBy(decision);
    if ('rejection' in decision || !created) return decision;
    const { providerId, userId, serviceId, reservationStartTime: start, partySize } = created;
    const [provider, service] = [docs.get(providerRef(providerId)), docs.get(serviceRef(providerId, serviceId))];
    const usage = docs.get(usageRef(providerId, userId));
    const seats = provider && service && { provider, service, serviceId, start, partySize };
    const beyond = seats && requireWithinLimits(seats, usage, request.now);
    return beyond ?? adding(decision, [newUsageWrite(usage, created, request.now)]);
  },
});

/** Refuses a new time beyond the horizon of its service, if the command has read the service. */
const requireMoveWithinHorizon = (
  before: Reservation,
  after: Reservation,
  docs: Docs<{ service: Service }>,
  now: Date,
) => {
  const { providerId, serviceId } = after;
  const start = after.move?.start ?? after.reservationStartTime;
  const isMoved = start.getTime() !== (before.move?.start ?? before.reservationStartTime).getTime();
  const ref = serviceRef(providerId, serviceId);
  const service = isMoved && docs.has(ref) ? docs.get(ref) : undefined;
  return service && requireWithinHorizon(service, start, now);
};

/** Counts what a command on a reservation changes in its person's usage. */
export const countReservations = <Payload, Documents extends { reservation: Reservation }>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents & { service: Service }> => ({
  ...definition,
  decide: (request: CommandRequest<Payload>, docs: Docs<Documents & { service: Service }>) => {
    const decision = definition.decide(request, docs);
    const after = 'rejection' in decision ? undefined : writtenBy(decision);
    const before = after && docs.get(reservationRef(after.userId, after.reservationId));
    if ('rejection' in decision || !after || !before) return decision;
    return (
      requireMoveWithinHorizon(before, after, docs, request.now) ??
      adding(decision, changedUsageWrites(before, after, request.now))
    );
  },
});
