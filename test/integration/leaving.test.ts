import { type Actor, type CommandPayloads, type CommandType, countersPath, dayMs, daysPath } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { clubPlans } from '../../domain/test-kit/fixtures/club.ts';
import { auditProvider } from '../../functions/src/audit/audit-provider.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { requestLeaving } from '../../functions/src/leaving/request-leaving.ts';
import { auth } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import {
  everything,
  holding,
  type LeavingWorld,
  letThemLeave,
  openLeavingWorld,
  projectAll,
} from '../kit/leaving-world.ts';
import { newId } from '../kit/new-id.ts';
import { putRecords, smallMenu } from '../kit/restaurant.ts';
import { mustRun, systemActor, userActor } from '../kit/run.ts';
import { foldEvents } from '../kit/stored-bookings.ts';
import { automatic, createTenant, inDays, price } from '../kit/tenant.ts';

const modules = ['booking', 'restaurant'];

const person = { displayName: 'Zenobia Quill', email: 'zenobia@quill.example', phone: '+39 06 55443322' };

const services = {
  cut: automatic,
  pay: { ...automatic, confirmation: 'payment' as const },
};

/** A provider with everything, and a person with an account whose name nobody else has. */
const openProvider = async (world: LeavingWorld) => {
  const { database } = world;
  const uid = newId('user');
  await auth.createUser({ uid, email: `${uid}@quill.example`, emailVerified: true, displayName: person.displayName });
  await database.doc(`endUsers/${uid}`).set({ ...person, createdAt: world.now, updatedAt: world.now });
  const tenant = await createTenant({ services, modules, database });
  await putRecords(tenant.providerId, { ...smallMenu, plans: { free: clubPlans.free } }, database);
  const send = <Type extends CommandType>(type: Type, payload: CommandPayloads[Type], by: Actor = userActor(uid)) =>
    mustRun(by, makeCommand(type, tenant.providerId, payload), world.now, database);
  const book = async (serviceId: keyof typeof services, days: number, hour = 12): Promise<string> => {
    const reservationId = newId('booking');
    const startTime = inDays(days, hour, world.now).toISOString();
    await send('reservation.create', {
      reservationId,
      serviceId,
      startTime,
      partySize: 2,
      attendees: [person.displayName],
    });
    return reservationId;
  };
  return {
    ...tenant,
    uid,
    owner: userActor(tenant.ownerId),
    send,
    book,
    words: [uid, 'Zenobia', 'quill.example', '55443322'],
  };
};

const figures = async ({ database }: LeavingWorld, providerId: string) => {
  const read = async (path: string) => (await database.collection(path).get()).docs.map((one) => one.data());
  const withoutTimes = (all: object[]) => all.map((one) => ({ ...one, updatedAt: null }));
  return {
    days: withoutTimes(await read(daysPath(providerId))),
    counters: withoutTimes(await read(countersPath(providerId))),
    stock: (await read(`serviceProviders/${providerId}/ingredients`)).map((one) => one.currentStock),
  };
};

/** The fold of each guest's booking, from the events that its provider has. */
const expectFolds = async ({ database }: LeavingWorld, providerId: string): Promise<number> => {
  const { docs } = await database.collection(`serviceProviders/${providerId}/guestReservations`).get();
  for (const full of docs) {
    const feed = database.collection(`serviceProviders/${providerId}/events`).where('entityId', '==', full.id);
    const events = (await feed.get()).docs.map((event) => withDates(event.data()) as never);
    const folded = foldEvents(
      events.toSorted((a: { version: number }, b: { version: number }) => a.version - b.version),
    );
    expect(JSON.parse(JSON.stringify(folded))).toEqual(JSON.parse(JSON.stringify(withDates(full.data()))));
  }
  return docs.length;
};

test('erases a person with a finished booking, and the provider keeps its books', async () => {
  const world = await openLeavingWorld();
  const { providerId, uid, owner, send, book, words } = await openProvider(world);
  const reservationId = await book('cut', 1);
  world.now = inDays(1, 13, world.now);
  await send('reservation.complete', { userId: uid, reservationId }, owner);
  await send('reservation.rate', { reservationId, stars: 4, comment: 'Zenobia was here' });
  await projectAll(world, providerId);
  expect((await auditProvider(world.database, providerId, modules)).broken).toEqual([]);
  const before = await figures(world, providerId);

  await requestLeaving(world.leaver, uid);
  await letThemLeave(world, [providerId]);

  const documents = await everything(world.database);
  expect(holding(documents, words)).toEqual([]);
  expect(documents.size).toBeGreaterThan(20);
  expect((await auditProvider(world.database, providerId, modules)).broken).toEqual([]);
  expect(await figures(world, providerId)).toEqual(before);
  expect(await expectFolds(world, providerId)).toBe(1);
  await expect(auth.getUser(uid)).rejects.toMatchObject({ code: 'auth/user-not-found' });
  const [report] = (await world.database.collection('leavingReports').get()).docs;
  expect(report?.get(`erased.${providerId}.bookings`) ?? report?.data().erased[providerId].bookings).toBe(1);
  void dayMs;
  void price;
  void systemActor;
});
