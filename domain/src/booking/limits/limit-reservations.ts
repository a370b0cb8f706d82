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
import { type NewSeats, requireInReach, requireSeatsForMove, requireWithinLimits } from './require-within-limits.ts';
import { changedUsageWrites, guardedUsageWrite, usageWithout } from './reservation-usage.ts';
import type { Usage } from './usage.ts';
import { usageRef } from './usage-ref.ts';

const customersSchema = reservationSchema.required({ userId: true });

type Customers = Reservation & { readonly userId: string };

type Accepted = Exclude<Decision, { rejection: unknown }>;

/** The customer's reservation after a command; `undefined` if the command changes none. A guest has no limits. */
const writtenBy = ({ writes }: Accepted): Customers | undefined => {
  const write = writes.find(({ path }) => /^endUsers\/[^/]+\/reservations\/[^/]+$/.test(path));
  return write && 'data' in write ? customersSchema.parse(write.data) : undefined;
};

const adding = (decision: Accepted, writes: Accepted['writes']): Decision => ({
  ...decision,
  writes: [...decision.writes, ...writes],
});

type Limited = { provider: Provider; service: Service; usage: Usage };

/** The seats that a reservation takes anew: those of its wish for another time, if it has one. */
const newSeatsOf = (
  { providerId, serviceId, reservationStartTime, move, partySize }: Reservation,
  docs: Docs<Omit<Limited, 'usage'>>,
): NewSeats | undefined => {
  const [provider, service] = [docs.get(providerRef(providerId)), docs.get(serviceRef(providerId, serviceId))];
  const start = move?.start ?? reservationStartTime;
  return provider && service && { provider, service, serviceId, start, partySize };
};

/** The command, which also reads what its sender uses of the limits. */
const withUsage = <Payload, Documents>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents & { usage: Usage }> => ({
  ...definition,
  reads: (request) => {
    const { actor, command } = request;
    return actor.kind === 'user'
      ? [...definition.reads(request), usageRef(command.providerId, actor.uid)]
      : definition.reads(request);
  },
});

/**
 * Adds the limits of one person at one provider to the creation of a reservation. Only the server decides with them: no
 * device can read a usage, so no device loads this code.
 */
export const limitNewReservations = <Payload, Documents extends Omit<Limited, 'usage'>>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents & Limited> => ({
  ...withUsage(definition),
  decide: (request, docs: Docs<Documents & Limited>) => {
    const decision = definition.decide(request, docs);
    const created = 'rejection' in decision ? undefined : writtenBy(decision);
    if ('rejection' in decision || !created) return decision;
    const seats = newSeatsOf(created, docs);
    const usage = docs.get(usageRef(created.providerId, created.userId));
    const beyond = seats && requireWithinLimits(seats, usage, request.now);
    return beyond ?? adding(decision, [guardedUsageWrite(usage, { after: created }, request.now)]);
  },
});

/** Adds the same limits to a move, which could otherwise bring the seats of many bookings together. */
export const limitMovedReservations = <
  Payload,
  Documents extends Omit<Limited, 'usage'> & { reservation: Reservation },
>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents & Limited> => ({
  ...withUsage(definition),
  decide: (request, docs: Docs<Documents & Limited>) => {
    const decision = definition.decide(request, docs);
    const after = 'rejection' in decision ? undefined : writtenBy(decision);
    const before = after && docs.get(reservationRef(after.userId, after.reservationId));
    if ('rejection' in decision || !after || !before) return decision;
    const { now, actor } = request;
    // Staff move a booking as they see fit.
    if (actor.kind !== 'user' || actor.uid !== after.userId)
      return adding(decision, changedUsageWrites(before, after, now));
    const seats = newSeatsOf(after, docs);
    const usage = docs.get(usageRef(after.providerId, after.userId));
    const beyond =
      seats &&
      (requireInReach(seats.service, seats.start, now) ?? requireSeatsForMove(seats, usageWithout(usage, before, now)));
    return beyond ?? adding(decision, [guardedUsageWrite(usage, { before, after }, now)]);
  },
});

/** Counts what a command on a reservation changes in its person's usage. */
export const countReservations = <Payload, Documents extends { reservation: Reservation }>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents> => ({
  ...definition,
  decide: (request: CommandRequest<Payload>, docs: Docs<Documents>) => {
    const decision = definition.decide(request, docs);
    const after = 'rejection' in decision ? undefined : writtenBy(decision);
    if ('rejection' in decision || !after) return decision;
    // A guest's booking counts for the person who claims it.
    const before = docs.get(reservationRef(after.userId, after.reservationId));
    return adding(decision, changedUsageWrites(before, after, request.now));
  },
});
