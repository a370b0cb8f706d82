import { desk } from '@counterfoil/client/desk';
import { hourMs, minuteMs } from '@counterfoil/domain';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { auditSlots } from '../../functions/src/audit/audit-slots.ts';
import { guessTokens, rateLimit } from '../../functions/src/config/settings.ts';
import { takeTokens, tokensFor } from '../../functions/src/executor/rate-limit.ts';
import { firestore } from '../kit/admin.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { userActor } from '../kit/run.ts';
import { automatic, createTenant } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const expectSound = async (providerId: string): Promise<void> => {
  expect((await auditReservations(firestore, providerId)).broken).toEqual([]);
  expect((await auditSlots(firestore, providerId)).broken).toEqual([]);
};

test('staff book for a caller, check in, and the guest takes the booking over by its code', async () => {
  // It is about noon there, so no booking of this test lasts beyond midnight.
  const hoursAhead = 12 - new Date().getUTCHours();
  const { providerId, ownerId } = await createTenant({
    timeZone: `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`,
    services: { cut: { ...automatic, durationMinutes: 120 } },
  });
  const [owner, guest, stranger] = [await signIn(ownerId), await signIn(), await signIn()];
  const office = desk(owner.counterfoil, providerId);
  // The slot goes on for an hour and a half at least.
  const slotMs = automatic.slotMinutes * minuteMs;
  const startTime = new Date(Math.floor(Date.now() / slotMs) * slotMs).toISOString();
  const reservationId = v7();
  const target = { reservationId };
  expect(
    await owner.counterfoil.send({
      type: 'reservation.create',
      providerId,
      payload: { reservationId, serviceId: 'cut', startTime, partySize: 1, guest: { name: 'Gina', phone: '+39 06' } },
    }),
  ).toMatchObject({ outcome: 'applied' });
  const { data } = await eventually(office.guestReservations('confirmed'), (state) => state.data.length === 1);
  expect(data).toMatchObject([{ userName: 'Gina', hasContact: true }]);
  const code = String(data[0]?.code);
  expect(await office.guestContact(reservationId)).toMatchObject({ phone: '+39 06' });
  const typed = `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`;
  const found = await eventually(office.byCode(typed), (state) => state.data.length > 0);
  expect(found.data).toMatchObject([{ id: reservationId, status: 'confirmed' }]);
  await owner.counterfoil.send({ type: 'reservation.checkIn', providerId, payload: target });
  const here = await eventually(
    office.ofDay(new Date(Date.parse(startTime) + hoursAhead * hourMs).toISOString().slice(0, 10)),
    ({ data: [one] }) => one?.checkedInAt !== undefined,
  );
  expect(here.data).toHaveLength(1);
  await expectSound(providerId);

  const wrong = await stranger.counterfoil.send({
    type: 'reservation.claim',
    providerId,
    payload: { code: '00000000' },
  });
  expect(wrong).toMatchObject({ outcome: 'rejected', rejection: { code: 'not-found' } });
  expect(
    await guest.counterfoil.send({ type: 'reservation.claim', providerId, payload: { code: typed } }),
  ).toMatchObject({ outcome: 'applied' });
  const own = await eventually(guest.counterfoil.me().reservations(), (state) => state.data.length === 1);
  expect(own.data).toMatchObject([{ reservationId, userId: guest.uid, version: 3 }]);
  await eventually(office.guestReservation(reservationId), (state) => state.data === undefined);
  expect(await office.guestContact(reservationId).catch(({ code }) => code)).toBeUndefined();
  // The desk has not heard of the claim, and still names the booking without its owner.
  expect(await owner.counterfoil.send({ type: 'reservation.complete', providerId, payload: target })).toMatchObject({
    outcome: 'applied',
  });
  await expectSound(providerId);
});

test('a guess at a code costs as much as many other commands', () => {
  const actor = userActor(newId('user'));
  const now = new Date();
  const guess = tokensFor({ type: 'reservation.claim' });
  expect(tokensFor({ type: 'voucher.take' })).toBe(guess);
  expect([guess, tokensFor({ type: 'reservation.create' }), tokensFor(null)]).toEqual([guessTokens, 1, 1]);
  for (let n = 0; n < rateLimit.burst / guess; n++) expect(takeTokens(actor, guess, now)).toBe(0);
  expect(takeTokens(actor, guess, now)).toBe(guess / rateLimit.perSecond);
});
