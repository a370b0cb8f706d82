import {
  type Actor,
  type Command,
  type CommandPayloads,
  type CommandType,
  minuteMs,
  type Outcome,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { executeBatch } from '../../../functions/src/executor/execute-batch.ts';
import { sweepHolds } from '../../../functions/src/schedules/sweep-holds.ts';
import { openDatabase } from '../admin.ts';
import { makeCommand } from '../command.ts';
import { newId } from '../new-id.ts';
import { systemActor, userActor } from '../run.ts';
import { automatic, createTenant, price } from '../tenant.ts';
import { type Step, services } from './step.ts';

export const capacity = 4;

interface Booking {
  readonly userId: string;
  readonly reservationId: string;
  readonly party: number;
}

interface Sent {
  readonly actor: Actor;
  readonly command: Command;
  readonly outcome: Outcome;
}

/** A provider, its customers and a clock, in a separate database: a sweep of holds looks at all providers. */
export interface BookingWorld {
  readonly firestore: Firestore;
  readonly providerId: string;
  readonly users: readonly string[];
  readonly bookings: Booking[];
  readonly sent: Sent[];
  readonly owner: Actor;
  now: Date;
}

/**
 * A booking takes an hour on a grid of half hours, so that neighbours overlap. The first slots begin during the
 * history.
 */
export const createBookingWorld = async (): Promise<BookingWorld> => {
  const terms = { ...automatic, durationMinutes: 60, capacity };
  const firestore = openDatabase(newId('history'));
  const { providerId, ownerId } = await createTenant({
    database: firestore,
    services: Object.fromEntries(services.map((confirmation) => [confirmation, { ...terms, confirmation }])),
  });
  const users = [newId('user'), newId('user'), newId('user')];
  return {
    firestore,
    providerId,
    users,
    bookings: [],
    sent: [],
    owner: userActor(ownerId),
    now: new Date('2026-05-04T08:00:00Z'),
  };
};

const slotStart = (slot: number): string => new Date(Date.UTC(2026, 4, 4, 9, 30 * slot)).toISOString();

const send = async (world: BookingWorld, actor: Actor, command: Command): Promise<void> => {
  const { firestore, now } = world;
  const [outcome] = await executeBatch({ firestore, clock: () => now }, actor, [command]);
  if (outcome) world.sent.push({ actor, command, outcome });
};

const make = <Type extends CommandType>(world: BookingWorld, type: Type, payload: CommandPayloads[Type]): Command =>
  makeCommand(type, world.providerId, payload);

const create = (
  world: BookingWorld,
  { user, service, slot, party }: Extract<Step, { do: 'create' }>,
): Promise<void> => {
  const userId = world.users[user] ?? '';
  const reservationId = newId('booking');
  world.bookings.push({ userId, reservationId, party });
  const payload = {
    reservationId,
    serviceId: service,
    startTime: slotStart(slot),
    partySize: party,
    attendees: ['Ada'],
  };
  return send(world, userActor(userId), make(world, 'reservation.create', payload));
};

const again = async (world: BookingWorld, nth: number): Promise<void> => {
  const earlier = world.sent[nth % world.sent.length];
  if (!earlier) return;
  await send(world, earlier.actor, earlier.command);
  const repeated = world.sent.at(-1)?.outcome;
  if (earlier.outcome.outcome === 'rejected' || repeated?.commandId !== earlier.command.id) return;
  const expected = { ...earlier.outcome, outcome: 'duplicate' };
  if (JSON.stringify(repeated) !== JSON.stringify(expected)) {
    throw new Error(`sent again, ${JSON.stringify(expected)} became ${JSON.stringify(repeated)}`);
  }
};

type OnBooking = Exclude<Step, { do: 'create' | 'wait' | 'sweep' | 'again' | 'together' }>;

const onBooking = async (world: BookingWorld, step: OnBooking): Promise<void> => {
  const booking = world.bookings[step.booking % world.bookings.length];
  if (!booking) return;
  const { userId, reservationId, party } = booking;
  const target = { userId, reservationId };
  switch (step.do) {
    case 'pay': {
      const amount = { ...price, amount: price.amount * party };
      const payload = { ...target, paymentId: newId('payment'), gateway: 'stripe', amount };
      return send(world, systemActor, make(world, 'reservation.confirmPayment', payload));
    }
    case 'confirm':
    case 'complete':
    case 'markNoShow':
      return send(world, world.owner, make(world, `reservation.${step.do}`, target));
    case 'expire':
      return send(world, systemActor, make(world, 'reservation.expire', target));
    case 'cancel': {
      const actor = step.by === 'endUser' ? userActor(userId) : world.owner;
      return send(world, actor, make(world, 'reservation.cancel', { ...target, reason: 'Ada is ill' }));
    }
    case 'decline': {
      const actor = step.by === 'endUser' ? userActor(userId) : world.owner;
      return send(world, actor, make(world, 'reservation.declineMove', target));
    }
    case 'reschedule': {
      const payload = { reservationId, startTime: slotStart(step.slot) };
      return send(world, userActor(userId), make(world, 'reservation.reschedule', payload));
    }
    default:
      return step satisfies never;
  }
};

/** Executes one step in this process, against the emulator. */
export const play = async (world: BookingWorld, step: Step): Promise<void> => {
  switch (step.do) {
    case 'create':
      return create(world, step);
    case 'wait':
      world.now = new Date(world.now.getTime() + step.minutes * minuteMs);
      return;
    case 'sweep': {
      const { firestore, now } = world;
      await sweepHolds({ firestore, clock: () => now });
      return;
    }
    case 'again':
      return again(world, step.command);
    case 'together':
      await Promise.all(step.steps.map((one) => play(world, one)));
      return;
    default:
      return onBooking(world, step);
  }
};
