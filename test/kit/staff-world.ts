import {
  type Actor,
  type CommandPayloads,
  type CommandType,
  invariant,
  type Notification,
  providerPath,
  type Service,
  secondMs,
} from '@counterfoil/domain';
import { projectAndTell } from '../../functions/src/notify/project-and-tell.ts';
import { auth } from './admin.ts';
import { makeCommand } from './command.ts';
import { inboxOf } from './inbox.ts';
import { newId } from './new-id.ts';
import { type NotifyWorld, openNotifyWorld } from './notify-world.ts';
import { putDevice, putPerson } from './person.ts';
import { createRestaurant } from './restaurant.ts';
import { mustRun } from './run.ts';
import { automatic, inDays, putMember, putService } from './tenant.ts';

const services: Readonly<Record<string, Service>> = {
  cut: { ...automatic, capacity: 1000 },
  ask: { ...automatic, confirmation: 'manual' },
  pay: { ...automatic, confirmation: 'payment' },
};

export interface StaffWorld extends NotifyWorld {
  readonly providerId: string;
  /** A member of each role, with an account, a verified address and a phone. */
  readonly owner: string;
  readonly manager: string;
  readonly staff: string;
  readonly kitchen: string;
  readonly customer: string;
  /** Runs a command a second later. */
  send<Type extends CommandType>(by: Actor, type: Type, payload: CommandPayloads[Type]): Promise<void>;
  /** Runs a command, and delivers the events that follow. */
  run<Type extends CommandType>(by: Actor, type: Type, payload: CommandPayloads[Type]): Promise<void>;
  /** Books by the customer. */
  book(serviceId: 'cut' | 'ask' | 'pay'): Promise<{ userId: string; reservationId: string }>;
  /** Delivers every event of the provider, marked or not, as the trigger would. */
  tell(): Promise<void>;
  /** The types of the messages that each role has, oldest first. */
  told(): Promise<Record<string, string[]>>;
  inbox(uid: string): Promise<Notification[]>;
}

const register = async ({ database }: NotifyWorld, uid: string): Promise<string> => {
  await Promise.all([
    auth.createUser({ uid, email: `${uid}@example.org`, emailVerified: true }),
    database.doc(`endUsers/${uid}`).set({ locale: 'en-GB' }),
    putDevice(database, uid, `token-of-${uid}`),
  ]);
  return uid;
};

/** A restaurant that also takes bookings, with a member of each role, and a fake server behind every channel. */
export const openStaffWorld = async (): Promise<StaffWorld> => {
  const world = await openNotifyWorld();
  const { database, notifier } = world;
  const {
    providerId,
    ownerId: owner,
    staffId: staff,
    kitchenId: kitchen,
  } = await createRestaurant(undefined, database);
  const manager = `manager-${providerId}`;
  const members = { owner, manager, staff, kitchen };
  await Promise.all([
    putMember(providerId, manager, 'manager', { database }),
    ...Object.entries(services).map(([id, service]) => putService(providerId, id, service, database)),
    ...Object.values(members).map((uid) => register(world, uid)),
  ]);
  const customer = await putPerson(database);
  const events = database.collection(`${providerPath(providerId)}/events`);
  const tell = async (): Promise<void> => {
    const { docs } = await events.orderBy('createdAt').get();
    for (const { id } of docs) await projectAndTell(notifier, providerId, id);
  };
  await tell();
  const send = async <Type extends CommandType>(by: Actor, type: Type, payload: CommandPayloads[Type]) => {
    world.now = new Date(world.now.getTime() + secondMs);
    await mustRun(by, makeCommand(type, providerId, payload), world.now, database);
  };
  const run = async <Type extends CommandType>(by: Actor, type: Type, payload: CommandPayloads[Type]) => {
    await send(by, type, payload);
    await tell();
  };
  const inbox = (uid: string) => inboxOf(database, uid);
  return Object.assign(world, {
    ...{ providerId, ...members, customer, send, run, tell, inbox },
    book: async (serviceId: 'cut' | 'ask' | 'pay') => {
      const reservationId = newId('booking');
      const startTime = inDays(2, 12, world.now).toISOString();
      const by: Actor = { kind: 'user', uid: customer };
      await run(by, 'reservation.create', { reservationId, serviceId, startTime, partySize: 1 });
      return { userId: customer, reservationId };
    },
    told: async () => {
      const told = Object.entries(members).map(async ([role, uid]) => {
        const messages = await inbox(uid);
        invariant(new Set(messages.map(({ data }) => data.providerId)).size <= 1, 'a message of another provider');
        return [role, messages.map(({ type }) => type)] as const;
      });
      return Object.fromEntries(await Promise.all(told));
    },
  });
};
