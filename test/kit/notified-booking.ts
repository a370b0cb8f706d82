import { type CommandPayloads, type CommandType, secondMs } from '@counterfoil/domain';
import { notifyOfEvent } from '../../functions/src/notify/notify-of-event.ts';
import { makeCommand } from './command.ts';
import { book } from './due-reminders.ts';
import { type NotifyWorld, openNotifyWorld } from './notify-world.ts';
import { putPerson } from './person.ts';
import { mustRun, userActor } from './run.ts';

/** Passes every event of a person to the notifier, marked or not, as the trigger would. */
export const notifyOfAllEvents = async ({ database, notifier }: NotifyWorld, uid: string): Promise<void> => {
  const { docs } = await database.collection(`endUsers/${uid}/events`).orderBy('version').get();
  for (const { ref } of docs) await notifyOfEvent(notifier, uid, ref);
};

/** Creates a person with a confirmed booking, who was notified of it. */
export const createNotifiedBooking = async (profile: object = {}, account?: Parameters<typeof putPerson>[2]) => {
  const world = await openNotifyWorld();
  const uid = await putPerson(world.database, profile, account);
  const { providerId, ownerId, reservationId } = await book(world.database, uid);
  await notifyOfAllEvents(world, uid);
  const run = async <Type extends CommandType>(by: string, type: Type, payload: CommandPayloads[Type]) => {
    world.now = new Date(world.now.getTime() + secondMs);
    await mustRun(userActor(by), makeCommand(type, providerId, payload), world.now, world.database);
    await notifyOfAllEvents(world, uid);
  };
  return { world, uid, ownerId, reservationId, target: { userId: uid, reservationId }, run };
};
