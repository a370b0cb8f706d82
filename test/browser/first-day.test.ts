import type { NewCommand } from '@counterfoil/client';
import { dayMs, minuteMs } from '@counterfoil/domain';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditDays } from '../../functions/src/audit/audit-days.ts';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { mailQuota } from '../../functions/src/notify/mail-quota.ts';
import { createMailer } from '../../functions/src/notify/mailer.ts';
import { sendInvitation } from '../../functions/src/notify/send-invitation.ts';
import { launchBrowser } from '../../scripts/launch-browser.ts';
import { firestore } from '../kit/admin.ts';
import { type FirstDayPerson, openPerson } from '../kit/first-day/open-person.ts';
import { verificationLink } from '../kit/first-day/verification-link.ts';
import { invokeSchedule } from '../kit/invoke-schedule.ts';
import { newId } from '../kit/new-id.ts';
import { startSmtp } from '../kit/servers/smtp-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const price = { amount: 2500, currency: 'EUR' };
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const always = Object.fromEntries(weekdays.map((day) => [day, [{ open: '00:00', close: '24:00' }]]));

/** The first Friday that is at least three days away, in UTC, which is the zone of the salon. */
const friday = (): string => {
  const day = new Date(Date.now() + 3 * dayMs);
  while (day.getUTCDay() !== 5) day.setTime(day.getTime() + dayMs);
  return day.toISOString().slice(0, 10);
};

const must = async (person: FirstDayPerson, command: NewCommand): Promise<void> =>
  expect([command, await person.do('send', command)]).toEqual([
    command,
    expect.objectContaining({ outcome: 'applied' }),
  ]);

/** Sends the mail of an invitation, and reads it from the mail server. */
const mailedLink = async (providerId: string, invitationId: string): Promise<string> => {
  const { config, mails } = await startSmtp();
  const clock = () => new Date();
  const quota = mailQuota(firestore, clock);
  const inviter = { firestore, clock, mailer: createMailer(config), quota, sendTimeoutMs: 5000 };
  const ref = firestore.doc(`serviceProviders/${providerId}/invitations/${invitationId}`);
  await sendInvitation({ ...inviter, appUrl: 'https://app.example.com' }, ref);
  return /https:\/\/\S+#invitation=\S+/.exec(mails[0]?.text ?? '')?.[0] ?? 'no link';
};

/** A salon of its owner, with hours, a service and a stylist, who has read her mail. */
const openSalon = async () => {
  const owner = await openPerson(browser, 'Bella');
  const providerId = newId('salon');
  const profile = { name: 'Salone Bella', kind: 'salon', timeZone: 'UTC', currency: 'EUR', modules: ['booking'] };
  await must(owner, { type: 'provider.create', providerId, payload: profile });
  await must(owner, { type: 'provider.update', providerId, payload: { openingHours: always } });
  await expect.poll(() => owner.do('memberships')).toMatchObject([{ providerId, role: 'owner' }]);
  const cut = { name: 'Haircut', durationMinutes: 30, slotMinutes: 30, capacity: 5, price, confirmation: 'payment' };
  await owner.do('addService', providerId, 'cut', { ...cut, confirmation: 'payment' });

  const invitationId = await owner.do('invitationId');
  const email = `${newId('stella')}@example.com`.toLowerCase();
  await must(owner, { type: 'invitation.create', providerId, payload: { invitationId, role: 'staff', email } });
  const link = await mailedLink(providerId, invitationId);
  const staff = await openPerson(browser, 'Stella', email);
  expect(await staff.do('join', link)).toMatchObject({ rejection: { details: { reason: 'wrong-address' } } });
  await fetch(await verificationLink(email));
  expect(await staff.do('refresh')).toBe(true);
  expect(await staff.do('join', link)).toMatchObject({ outcome: 'applied' });
  await expect.poll(() => staff.do('memberships')).toMatchObject([{ providerId, role: 'staff' }]);
  return { providerId, owner, staff };
};

const stateOf = async (customer: FirstDayPerson, reservationId: string) =>
  (await customer.do('mine')).find((one) => one.reservationId === reservationId);

/** Books, and pays on the gateway's page. */
const bookAndPay = async (customer: FirstDayPerson, providerId: string, startTime: string): Promise<string> => {
  const reservationId = newId('booking');
  const payload = { reservationId, serviceId: 'cut', startTime, partySize: 1 };
  await must(customer, { type: 'reservation.create', providerId, payload });
  const gateway = await customer.page.context().newPage();
  await gateway.goto(await customer.do('paymentPage', providerId, reservationId));
  await gateway.getByRole('button', { name: 'Pay' }).click();
  await expect.poll(async () => (await stateOf(customer, reservationId))?.status).toBe('confirmed');
  await gateway.close();
  return reservationId;
};

test('a first day without seeding: from the registration of a salon to its figures', async () => {
  const { providerId, owner, staff } = await openSalon();
  const closed = friday();
  const at = (time: string) => `${closed}T${time}:00.000Z`;

  const carla = await openPerson(browser, 'Carla');
  const dora = await openPerson(browser, 'Dora');
  const offered = await carla.do('slots', providerId, 'cut', closed);
  expect(offered).toContainEqual({
    start: new Date(at('10:00')),
    end: new Date(at('10:30')),
    price,
    capacity: 5,
    available: 5,
  });
  const moved = await bookAndPay(carla, providerId, at('10:00'));
  await must(carla, {
    type: 'reservation.reschedule',
    providerId,
    payload: { reservationId: moved, startTime: at('11:00') },
  });
  const cancelled = await bookAndPay(carla, providerId, at('12:00'));
  const target = { userId: carla.uid, reservationId: cancelled };
  await must(carla, { type: 'reservation.cancel', providerId, payload: target });
  await expect.poll(() => owner.do('refunds', providerId, 'due')).toMatchObject([{ amount: price }]);
  await invokeSchedule('sendRefunds');
  await expect.poll(() => stateOf(carla, cancelled)).toMatchObject({ paymentStatus: 'refunded', refunded: price });
  const others = [await bookAndPay(dora, providerId, at('11:00')), await bookAndPay(dora, providerId, at('15:00'))];

  // A walk-in takes the slot that runs now.
  const running = new Date(Math.floor(Date.now() / (30 * minuteMs)) * 30 * minuteMs);
  const walkIn = newId('booking');
  const guest = { name: 'Gina' };
  await must(staff, {
    type: 'reservation.create',
    providerId,
    payload: { reservationId: walkIn, serviceId: 'cut', startTime: running.toISOString(), partySize: 1, guest },
  });
  await must(staff, { type: 'reservation.checkIn', providerId, payload: { reservationId: walkIn } });
  const [seated] = await staff.do('guests', providerId, 'confirmed');
  expect(seated).toMatchObject({ userName: 'Gina', checkedInAt: expect.any(Date) });
  const gina = await openPerson(browser, 'Gina');
  await must(gina, { type: 'reservation.claim', providerId, payload: { code: seated?.code ?? '' } });
  await expect.poll(() => stateOf(gina, walkIn)).toMatchObject({ status: 'confirmed', userId: gina.uid });
  expect(await staff.do('guests', providerId, 'confirmed')).toEqual([]);
  await must(staff, {
    type: 'reservation.complete',
    providerId,
    payload: { userId: gina.uid, reservationId: walkIn },
  });

  expect((await owner.do('wouldHit', providerId, closed)).bookings).toHaveLength(3);
  await must(owner, {
    type: 'closure.create',
    providerId,
    payload: { closureId: 'ill', from: closed, until: closed, openingHours: [], title: 'Closed', onConflict: 'move' },
  });
  const late = { reservationId: newId('booking'), serviceId: 'cut', startTime: at('16:00'), partySize: 1 };
  expect(await dora.do('send', { type: 'reservation.create', providerId, payload: late })).toMatchObject({
    rejection: { details: { reason: 'closed' } },
  });
  await invokeSchedule('applyClosures');
  await expect.poll(() => owner.do('closures', providerId)).toMatchObject([{ found: 3, moved: 3, left: 0 }]);
  for (const [customer, id] of [
    [carla, moved],
    [dora, others[0]],
    [dora, others[1]],
  ] as const) {
    const booking = await stateOf(customer, id ?? '');
    expect(booking).toMatchObject({ status: 'confirmed', paymentStatus: 'paid', totalPrice: price });
    expect(booking?.reservationStartTime.getTime()).toBeGreaterThanOrEqual(Date.parse(closed) + dayMs);
  }

  const counts = { pending: 0, confirmed: 3, completed: 1, cancelled: 1, total: 5 };
  // Revenue counts once a booking is completed: the guest's. The other three are still to come.
  const today = price;
  await expect.poll(() => owner.do('figures', providerId)).toMatchObject({ reservations: counts, revenue: { today } });
  await expect.poll(async () => (await auditDays(firestore, providerId)).broken).toEqual([]);
  expect((await auditReservations(firestore, providerId)).broken).toEqual([]);
  for (const person of [owner, staff, carla, dora, gina]) expect(person.errors).toEqual([]);
}, 240_000);
