import { invariant, notificationPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { auth } from './admin.ts';
import { makeCommand } from './command.ts';
import { newId } from './new-id.ts';
import { mustRun, userActor } from './run.ts';
import { createTenant } from './tenant.ts';

export const booked = new Date('2026-05-04T08:00:00Z');
export const start = new Date('2026-05-06T12:00:00Z');
/** The due time of the first of its two reminders. */
export const dayBefore = new Date('2026-05-05T12:00:00Z');
export const hourBefore = new Date('2026-05-06T11:00:00Z');

/** Creates a confirmed booking by command, with its reminders. */
export const book = async (database: Firestore, uid = newId('user')) => {
  const { providerId, ownerId } = await createTenant({ database });
  const payload = { reservationId: newId('booking'), serviceId: 'cut', startTime: start.toISOString(), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload), booked, database);
  return { uid, providerId, ownerId, reservationId: payload.reservationId };
};

/**
 * Creates `count` people with one booking each, whose reminder is due at `dayBefore`. They are copies of a booking made
 * by command.
 *
 * @returns the paths of their future notifications
 */
export const seedDueReminders = async (database: Firestore, count: number, profile?: object): Promise<string[]> => {
  const { uid, reservationId } = await book(database);
  const booking = (await database.doc(`endUsers/${uid}/reservations/${reservationId}`).get()).data();
  const path = `scheduledReminders/${uid}.${reservationId}`;
  const reminder = (await database.doc(`${path}.reservation24h`).get()).data();
  invariant(booking && reminder, 'the booking has no reminder');
  await Promise.all([database.doc(`${path}.reservation24h`).delete(), database.doc(`${path}.reservation1h`).delete()]);
  if (profile) {
    const accounts = Array.from({ length: count }, (_, n) => `person-${n}`);
    await auth.importUsers(accounts.map((uid) => ({ uid, email: `${uid}@example.org`, emailVerified: true })));
  }
  const writer = database.bulkWriter();
  const notifications = Array.from({ length: count }, (_, n) => {
    const person = `person-${n}`;
    const id = `${person}.${reservationId}.reservation24h`;
    writer.create(database.doc(`endUsers/${person}/reservations/${reservationId}`), { ...booking, userId: person });
    writer.create(database.doc(`scheduledReminders/${id}`), { ...reminder, userId: person });
    if (profile) {
      writer.create(database.doc(`endUsers/${person}`), profile);
      writer.create(database.doc(`endUsers/${person}/devices/phone`), { token: `token-${n}`, platform: 'ios' });
    }
    return notificationPath(person, `${id}.${dayBefore.getTime()}`);
  });
  await writer.close();
  return notifications;
};
