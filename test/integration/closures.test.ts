import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { guestReservationRef, referenceRef, reservationSchema } from '@counterfoil/domain';
import { describe, expect, test } from 'vitest';
import { sweepClosures } from '../../functions/src/closures/sweep-closures.ts';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { friday, openSalon } from '../kit/closed-salon.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { run, userActor } from '../kit/run.ts';
import { storedEvents } from '../kit/stored-bookings.ts';

const monday = '2030-06-10';

describe('a closure', () => {
  test('moves a paid, a pending and a guest booking, leaves one that its customer has moved, and settles', async () => {
    const salon = await openSalon();
    const { book, pay, at, providerId, database } = salon;
    const paid = await book('09:00', { serviceId: 'pay' });
    await pay(paid);
    const hold = await book('09:30', { serviceId: 'pay' });
    const away = await book('10:00');
    const guest = await book('10:30', { guest: { name: 'Gina' } });
    const other = await book('09:00', {}, newId('user'));
    await salon.close();
    // Its customer is faster than the process.
    await salon.send(away.userId, 'reservation.reschedule', {
      reservationId: away.reservationId,
      startTime: at('11:00', '2030-06-06'),
    });
    const refused = makeCommand('reservation.create', providerId, {
      reservationId: newId('booking'),
      serviceId: 'cut',
      startTime: at('09:00'),
      partySize: 1,
    });
    expect(await run(userActor(newId('user')), refused, salon.clock.now, database)).toMatchObject({
      outcome: 'rejected',
      rejection: { details: { reason: 'closed' } },
    });

    expect(await salon.sweep()).toBe(4);
    expect(await salon.closure()).toMatchObject({ status: 'applying', found: 4, moved: 4, cancelled: 0, left: 0 });
    expect(await salon.stored(paid)).toMatchObject({
      status: 'confirmed',
      paymentStatus: 'paid',
      reservationStartTime: new Date(at('09:00', monday)),
    });
    expect(await salon.stored(hold)).toMatchObject({
      status: 'pending',
      reservationStartTime: new Date(at('09:00', monday)),
    });
    expect(await salon.stored(other)).toMatchObject({ reservationStartTime: new Date(at('09:00', monday)) });
    expect(await salon.stored(away)).toMatchObject({
      version: 2,
      reservationStartTime: new Date(at('11:00', '2030-06-06')),
    });
    const ofGuest = await database.doc(guestReservationRef(providerId, guest.reservationId).path).get();
    expect(reservationSchema.parse(withDates(ofGuest.data()))).toMatchObject({
      reservationStartTime: new Date(at('09:00', monday)),
    });
    expect((await storedEvents(paid.userId, database)).at(-1)).toMatchObject({
      type: 'reservation.rescheduled',
      payload: { reason: 'Holiday' },
    });
    await salon.expectSound();

    salon.later(11);
    expect(await salon.sweep()).toBe(0);
    expect(await salon.closure()).toMatchObject({ status: 'applied', found: 4, nextAttemptAt: null });
    salon.later(60);
    expect(await salon.sweep()).toBe(0);
  });

  test('cancels with the full refund where no slot is free in time', async () => {
    const salon = await openSalon();
    const paid = await salon.book('09:00', { serviceId: 'pay' });
    await salon.pay(paid);
    // The weekend has no slots.
    await salon.close({ moveWithinDays: 2 });
    expect(await salon.sweep()).toBe(1);
    const booking = await salon.stored(paid);
    expect(booking).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'system',
      cancellationReason: 'Holiday',
      paymentStatus: 'refundDue',
      refundDue: booking.totalPrice,
    });
    expect(await salon.closure()).toMatchObject({ moved: 0, cancelled: 1 });
    await salon.expectSound();
  });

  test('fills free slots one after another, and spreads over days', async () => {
    const salon = await openSalon();
    const bookings = [];
    for (const time of ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'])
      for (const _ of [1, 2]) bookings.push(await salon.book(time));
    // Six of the twelve seats of Monday are sold.
    for (const time of ['09:00', '09:30', '10:00'])
      await salon.book(time, { startTime: salon.at(time, monday), partySize: 2 });
    await salon.close();
    expect(await salon.sweep()).toBe(12);
    const days = [];
    for (const one of bookings) days.push((await salon.stored(one)).day);
    expect(Object.groupBy(days, String)).toMatchObject({ [monday]: Array(6).fill(monday) });
    expect(await salon.closure()).toMatchObject({ found: 12, moved: 12 });
    await salon.expectSound();
  });

  test('sweeps a booking that read the profile before the closure and commits after its first sweep', async () => {
    const salon = await openSalon();
    const { database, providerId, clock } = salon;
    const payload = { reservationId: newId('booking'), serviceId: 'cut', startTime: salon.at('09:00'), partySize: 1 };
    const uid = newId('user');
    // Its reads are done, and its commit waits.
    const { promise: mayCommit, resolve } = Promise.withResolvers<void>();
    const { promise: hasRead, resolve: read } = Promise.withResolvers<void>();
    const slow = new Proxy(database, {
      get: (target, key) => {
        if (key === 'batch')
          return () => {
            const batch = target.batch();
            const commit = batch.commit.bind(batch);
            batch.commit = async () => {
              read();
              await mayCommit;
              return await commit();
            };
            return batch;
          };
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const racing = executeBatch({ firestore: slow, clock: () => clock.now }, userActor(uid), [
      makeCommand('reservation.create', providerId, payload),
    ]);
    await hasRead;
    await salon.close();
    expect(await salon.sweep()).toBe(0);
    resolve();
    expect(await racing).toMatchObject([{ outcome: 'applied' }]);
    salon.later(5);
    // Nothing is due yet: a later sweep is certain to see every such booking.
    expect(await salon.sweep()).toBe(0);
    salon.later(6);
    expect(await salon.sweep()).toBe(1);
    expect(await salon.stored({ userId: uid, reservationId: payload.reservationId })).toMatchObject({ day: monday });
    expect(await salon.closure()).toMatchObject({ status: 'applied', found: 1, moved: 1 });
  });

  test('declines a wish for a time that is closed now', async () => {
    const salon = await openSalon();
    const asked = await salon.book('09:00', { serviceId: 'ask', startTime: salon.at('09:00', '2030-06-06') });
    await salon.send(salon.ownerId, 'reservation.confirm', asked);
    await salon.send(asked.userId, 'reservation.reschedule', {
      reservationId: asked.reservationId,
      startTime: salon.at('09:00'),
    });
    await salon.close();
    expect(await salon.sweep()).toBe(1);
    expect(await salon.stored(asked)).not.toHaveProperty('move');
    expect(await salon.closure()).toMatchObject({ declined: 1, moved: 0 });
    await salon.expectSound();
  });

  test('tells which bookings it can neither move nor cancel', async () => {
    const salon = await openSalon();
    const { database, providerId } = salon;
    const broken = await salon.book('09:00');
    await salon.book('10:00');
    const reference = { providerId, status: 'confirmed', reservationId: broken.reservationId } as const;
    const damaged = database.doc(referenceRef(reference).path);
    await damaged.update({ partySize: 'two' });
    await salon.close();
    for (let n = 0; n < 10; n++) {
      await salon.sweep();
      salon.later(40);
    }
    expect(await salon.closure()).toMatchObject({
      status: 'applied',
      moved: 1,
      left: 1,
      leftBookings: [{ reservationId: broken.reservationId, reason: 'malformed-document' }],
    });
    await damaged.update({ partySize: 1 });
  });

  test.each(['move', 'cancel'])(
    'ends, although a reference is of another version than its booking: %s',
    async (way) => {
      const salon = await openSalon();
      const { database, providerId } = salon;
      const [broken, sound] = [await salon.book('09:00'), await salon.book('10:00')];
      const reference = { providerId, status: 'confirmed', reservationId: broken.reservationId } as const;
      const damaged = database.doc(referenceRef(reference).path);
      await damaged.update({ version: 7 });
      await salon.close({ onConflict: way });
      expect(await salon.sweep()).toBe(1);
      expect(await salon.closure()).toMatchObject({
        left: 1,
        leftBookings: [{ reservationId: broken.reservationId, reason: 'version-conflict' }],
      });
      expect(await salon.stored(sound)).toMatchObject({ version: 2 });
      await damaged.update({ version: 1 });
      salon.later(3);
      expect(await salon.sweep()).toBe(1);
      await salon.expectSound();
    },
  );
});

describe('the process', () => {
  test('continues after it was killed between two bookings, and counts each once', async () => {
    const salon = await openSalon();
    const bookings = [];
    for (const time of ['09:00', '09:30', '10:00', '10:30', '11:00']) bookings.push(await salon.book(time));
    await salon.close({ onConflict: 'cancel' });
    const args = [salon.databaseId, salon.clock.now.toISOString(), '3'];
    const doomed = spawn(process.execPath, [join(import.meta.dirname, '../kit/kill-in-closure.ts'), ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    expect((await once(doomed, 'exit'))[1]).toBe('SIGKILL');
    const interrupted = await salon.closure();
    expect(interrupted).toMatchObject({ status: 'applying', found: 5, cancelled: 0 });
    expect(interrupted.sending).toHaveLength(5);
    // Others leave it alone while the lease lasts.
    expect(await salon.sweep()).toBe(0);
    salon.later(3);
    expect(await salon.sweep()).toBe(5);
    const after = await salon.closure();
    expect(after).toMatchObject({ found: 5, cancelled: 5 });
    expect(after).not.toHaveProperty('sending');
    for (const one of bookings) expect(await salon.stored(one)).toMatchObject({ status: 'cancelled', version: 2 });
    await salon.expectSound();
  });

  test('stops at a withdrawal: what was not done then is never done, and the rest is counted', async () => {
    const salon = await openSalon();
    const bookings = [];
    for (const time of ['09:00', '09:00', '09:30', '09:30', '10:00', '10:00', '10:30', '10:30'])
      bookings.push(await salon.book(time));
    await salon.close({ onConflict: 'cancel' });
    const args = [salon.databaseId, salon.clock.now.toISOString(), '2'];
    const doomed = spawn(process.execPath, [join(import.meta.dirname, '../kit/kill-in-closure.ts'), ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    expect((await once(doomed, 'exit'))[1]).toBe('SIGKILL');
    await salon.send(salon.ownerId, 'closure.withdraw', { closureId: 'c' });
    salon.later(3);
    await salon.sweep();
    const statuses = [];
    for (const one of bookings) statuses.push((await salon.stored(one)).status);
    const cancelled = statuses.filter((status) => status === 'cancelled').length;
    expect(cancelled).toBeGreaterThan(0);
    expect(cancelled).toBeLessThan(8);
    expect(await salon.closure()).toMatchObject({
      status: 'withdrawn',
      found: cancelled,
      cancelled,
      nextAttemptAt: null,
    });
    salon.later(60);
    expect(await salon.sweep()).toBe(0);
    // The time is open again.
    await salon.book('11:30');
    await salon.expectSound();
  });

  test('of two at once does everything once', async () => {
    const salon = await openSalon();
    const bookings = [];
    for (const time of ['09:00', '09:30', '10:00']) bookings.push(await salon.book(time));
    await salon.close({ from: friday });
    const sweeps = await Promise.all([sweepClosures(salon.context), sweepClosures(salon.context)]);
    expect(sweeps.flatMap(({ failures }) => failures)).toEqual([]);
    for (const one of bookings) expect(await salon.stored(one)).toMatchObject({ day: monday, version: 2 });
    expect(await salon.closure()).toMatchObject({ moved: 3 });
  });
});
