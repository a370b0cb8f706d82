import { calendarFeed, endCalendarFeed, renewCalendarFeed } from '@counterfoil/client/account';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, putMember } from '../kit/tenant.ts';
import { signIn, type TestUser } from '../kit/user.ts';

const services = { cut: automatic, asked: { ...automatic, name: 'Cut, asked for', confirmation: 'manual' as const } };

const openSalon = async () => {
  const { providerId, ownerId } = await createTenant({ services });
  const staff = await signIn();
  await putMember(providerId, staff.uid, 'staff');
  return { providerId, ownerId, staff };
};

const addressOf = async ({ counterfoil }: TestUser, providerId: string): Promise<string> => {
  await renewCalendarFeed(counterfoil, providerId);
  const { data } = await eventually(
    calendarFeed(counterfoil, providerId),
    (state) => state.data !== undefined && !state.pendingWrites && !state.fromCache,
  );
  return data ?? '';
};

const read = async (address: string, method = 'GET') => {
  const response = await fetch(`http://${emulators.hosting}${address}`, { method });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text(), response };
};

/** Reads the file as a calendar program does. */
const eventsIn = (body: string) =>
  new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, startDate, endDate, description, sequence } = new ICAL.Event(component);
    const status = component.getFirstPropertyValue('status');
    return { uid, summary, description, sequence, status, start: startDate.toJSDate(), end: endDate.toJSDate() };
  });

test("a member's calendar shows bookings without their customers, and follows their changes", async () => {
  const { providerId, ownerId, staff } = await openSalon();
  const customer = newId('user');
  const book = (serviceId: string, day: number) => {
    const reservationId = newId('booking');
    const payload = { reservationId, serviceId, startTime: inDays(day, 10).toISOString(), partySize: 2 };
    const attendees = ['Ada; Lovelace', 'Grace'];
    return mustRun(userActor(customer), makeCommand('reservation.create', providerId, { ...payload, attendees })).then(
      () => reservationId,
    );
  };
  const [moved, asked, cancelled, far] = [
    await book('cut', 2),
    await book('asked', 3),
    await book('cut', 4),
    await book('cut', 200),
  ];
  const address = await addressOf(staff, providerId);
  const first = await read(address);
  expect(first).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' });
  expect(first.response.headers.get('cache-control')).toContain('private');
  expect(first.body).not.toMatch(/Ada|Grace/);
  const before = eventsIn(first.body);
  expect(before.map(({ summary, status }) => `${summary}: ${status}`).sort()).toEqual([
    'Cut, asked for (2): TENTATIVE',
    `${automatic.name} (2): CONFIRMED`,
    `${automatic.name} (2): CONFIRMED`,
  ]);
  expect(before.some(({ uid }) => uid.includes(far))).toBe(false);

  const owner = userActor(ownerId);
  const target = (reservationId: string) => ({ userId: customer, reservationId });
  const startTime = inDays(5, 11).toISOString();
  await mustRun(owner, makeCommand('reservation.reschedule', providerId, { ...target(moved), startTime }));
  await mustRun(owner, makeCommand('reservation.confirm', providerId, target(asked)));
  await mustRun(owner, makeCommand('reservation.cancel', providerId, target(cancelled)));
  const after = eventsIn((await read(address)).body);
  expect(after).toHaveLength(2);
  const known = before.find(({ uid }) => uid.includes(moved));
  expect(after).toContainEqual(expect.objectContaining({ uid: known?.uid, start: inDays(5, 11), sequence: 2 }));
  expect(after).toContainEqual(expect.objectContaining({ summary: 'Cut, asked for (2)', status: 'CONFIRMED' }));
  await staff.close();
});

test('an address leads nowhere once it is renewed or ended, or its member is gone, demoted or has not accepted', async () => {
  const { providerId, ownerId, staff } = await openSalon();
  const { uid, counterfoil } = staff;
  const old = await addressOf(staff, providerId);
  const address = await addressOf(staff, providerId);
  expect([(await read(old)).status, (await read(address)).status]).toEqual([404, 200]);
  expect((await read(address, 'POST')).status).toBe(405);
  expect((await read(address.replace(/.\.ics$/, '.ics'))).status).toBe(404);
  expect((await read('/calendars/a/b.ics')).status).toBe(404);

  const owner = userActor(ownerId);
  await mustRun(owner, makeCommand('member.changeRole', providerId, { userId: uid, role: 'kitchen' }));
  expect((await read(address)).status).toBe(404);
  await mustRun(owner, makeCommand('member.changeRole', providerId, { userId: uid, role: 'staff' }));
  expect((await read(address)).status).toBe(200);
  const member = firestore.doc(`serviceProviders/${providerId}/members/${uid}`);
  await member.update({ schema: 2 });
  expect((await read(address)).status).toBe(404);
  await member.update({ acceptedAt: new Date() });
  expect((await read(address)).status).toBe(200);
  await mustRun(owner, makeCommand('member.remove', providerId, { userId: uid }));
  expect((await read(address)).status).toBe(404);
  await mustRun(owner, makeCommand('member.add', providerId, { userId: uid, role: 'staff' }));
  await mustRun(userActor(uid), makeCommand('member.accept', providerId, { userId: uid }));
  expect((await read(address)).status).toBe(200);
  await endCalendarFeed(counterfoil, providerId);
  expect((await read(address)).status).toBe(404);
  await staff.close();
});
