import {
  type Actor,
  type Command,
  type CommandPayloads,
  type CommandType,
  dueNow,
  type Fields,
  minuteMs,
  type Outcome,
  type Preview,
  reservationRef,
  reservationSchema,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { executeBatch } from '../../../functions/src/executor/execute-batch.ts';
import { previewCommand } from '../../../functions/src/executor/preview-command.ts';
import { withDates } from '../../../functions/src/firestore/with-dates.ts';
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

/** A preview, and the outcome of its command right after it, with nobody in between. */
interface Foreseen {
  readonly preview: Preview;
  readonly outcome: Outcome;
  /** The stored booking afterwards. */
  readonly stored: Fields | undefined;
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
  readonly foreseen: Foreseen[];
  /** Each command is previewed. Not while several people act at once: then no preview can know the outcome. */
  readonly isForeseen: boolean;
  now: Date;
}

/** Some bookings are cancelled in time, and some later. */
const cancellationPolicy = { freeUntilHours: 1, feePercent: 20, noShowFeePercent: 100 };

/**
 * A booking takes an hour on a grid of half hours, so that neighbours overlap. The first slots begin during the
 * history.
 */
export const createBookingWorld = async (isForeseen = false): Promise<BookingWorld> => {
  const terms = { ...automatic, durationMinutes: 60, capacity };
  const firestore = openDatabase(newId('history'));
  const { providerId, ownerId } = await createTenant({
    database: firestore,
    services: {
      ...Object.fromEntries(services.map((confirmation) => [confirmation, { ...terms, confirmation }])),
      deposit: { ...terms, confirmation: 'payment', depositPercent: 33, cancellationPolicy },
    },
  });
  const users = [newId('user'), newId('user'), newId('user')];
  return {
    firestore,
    providerId,
    users,
    bookings: [],
    sent: [],
    owner: userActor(ownerId),
    foreseen: [],
    isForeseen,
    now: new Date('2026-05-04T08:00:00Z'),
  };
};

/** The amount that the gateway asks for; that of the catalogue for a booking that was refused. */
const dueFor = async ({ firestore }: BookingWorld, { userId, reservationId, party }: Booking) => {
  const stored = (await firestore.doc(reservationRef(userId, reservationId).path).get()).data();
  return stored ? dueNow(reservationSchema.parse(withDates(stored))) : { ...price, amount: price.amount * party };
};

const slotStart = (slot: number): string => new Date(Date.UTC(2026, 4, 4, 9, 30 * slot)).toISOString();

/** The booking of a customer that a command is about. */
const storedBooking = async ({ firestore, bookings }: BookingWorld, { payload }: Command) => {
  const id = Reflect.get(Object(payload), 'reservationId');
  const booking = bookings.find(({ reservationId }) => reservationId === id);
  if (!booking) return undefined;
  return (await firestore.doc(`endUsers/${booking.userId}/reservations/${booking.reservationId}`).get()).data();
};

const send = async (world: BookingWorld, actor: Actor, command: Command): Promise<void> => {
  const { firestore, now, isForeseen } = world;
  const context = { firestore, clock: () => now };
  const preview = isForeseen ? await previewCommand(context, actor, command) : undefined;
  const [outcome] = await executeBatch(context, actor, [command]);
  if (!outcome) return;
  world.sent.push({ actor, command, outcome });
  if (preview) world.foreseen.push({ preview, outcome, stored: await storedBooking(world, command) });
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
  const { userId, reservationId } = booking;
  const target = { userId, reservationId };
  switch (step.do) {
    case 'pay': {
      const amount = await dueFor(world, booking);
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
      await Promise.all(step.steps.map((one) => play({ ...world, isForeseen: false }, one)));
      return;
    default:
      return onBooking(world, step);
  }
};
