import { expect, test } from 'vitest';
import { auditDays } from '../../functions/src/audit/audit-days.ts';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { firestore } from '../kit/admin.ts';
import { createBookingWorld, play } from '../kit/booking-history/play.ts';
import { bookingHistories } from '../kit/booking-history/step.ts';
import { makeCommand } from '../kit/command.ts';
import { countReads } from '../kit/count-reads.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { chooseSeed } from '../kit/seed.ts';
import { automatic, createTenant, inDays, price, putMember } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

test('keeps days equal to a recount after random histories, with every event delivered three times and out of order', async () => {
  const seed = chooseSeed('analytics');
  for (const steps of bookingHistories(seed, 12)) {
    const world = await createBookingWorld();
    for (const step of steps) await play(world, step);
    const events = await world.firestore.collection(`serviceProviders/${world.providerId}/events`).get();
    const context = { firestore: world.firestore, clock: () => world.now };
    // Sorted by random id: out of chronological order. The deliveries also run in parallel.
    const deliveries = [...events.docs, ...events.docs, ...events.docs].map(({ id }) =>
      projectStoredEvent(context, world.providerId, id),
    );
    const applied = (await Promise.all(deliveries)).filter(Boolean);
    expect(applied).toHaveLength(events.size);
    expect((await auditDays(world.firestore, world.providerId)).broken).toEqual([]);
  }
});

test('marks a malformed event and counts it nowhere', async () => {
  const { providerId } = await createTenant();
  const event = firestore.doc(`serviceProviders/${providerId}/events/odd_0`);
  const odd = { id: 'odd_0', entityType: 'reservation', reference: { status: 'eaten' }, syncStatus: 'pending' };
  await event.set({ ...odd, occurredAt: new Date() });
  await projectStoredEvent({ firestore, clock: () => new Date() }, providerId, 'odd_0');
  expect((await event.get()).get('syncStatus')).toBe('failed');
  expect((await firestore.collection(`serviceProviders/${providerId}/days`).get()).size).toBe(0);
});

test('shows the next bookings however many past bookings nobody has closed', async () => {
  const { providerId, ownerId } = await createTenant();
  const past = firestore.batch();
  const confirmed = (id: string) => firestore.doc(`serviceProviders/${providerId}/confirmedReservations/${id}`);
  for (let n = 0; n < 210; n++) past.set(confirmed(`b${n}`), { startTime: new Date(n) });
  past.set(confirmed('next'), { reservationId: 'next', startTime: new Date(Date.now() + 3_600_000) });
  await past.commit();
  const owner = await signIn(ownerId);
  const { data } = await eventually(owner.counterfoil.provider(providerId).analytics(), () => true);
  expect(data.nextToCome).toMatchObject([{ reservationId: 'next' }]);
  const nowhere = eventually(owner.counterfoil.provider(newId('nowhere')).analytics(), () => true);
  await expect(nowhere).rejects.toMatchObject({ name: 'CounterfoilError' });
  await owner.close();
});

test('shows live figures to an owner at one read per changed day, and rejects staff', async () => {
  const { providerId, ownerId } = await createTenant({ services: { cut: { ...automatic, capacity: 50 } } });
  const owner = await signIn(ownerId);
  const analytics = owner.counterfoil.provider(providerId).analytics();
  const watching = analytics.subscribe();
  await eventually(analytics, ({ data }) => data.reservations.total === 0);

  const reads = countReads();
  const customer = newId('user');
  const complete = async (hoursAgo: number) => {
    const reservationId = newId('booking');
    const at = new Date(Date.now() - hoursAgo * 3_600_000);
    const startTime = inDays(-60, 0, at).toISOString();
    const booking = { reservationId, serviceId: 'cut', startTime, partySize: 2 };
    await mustRun(userActor(customer), makeCommand('reservation.create', providerId, booking), inDays(-61, 0, at));
    await mustRun(
      userActor(ownerId),
      makeCommand('reservation.complete', providerId, { userId: customer, reservationId }),
      at,
    );
    const rate = makeCommand('reservation.rate', providerId, { reservationId, stars: 4 });
    await mustRun(userActor(customer), rate, at);
  };
  await complete(0);
  await complete(24 * 8);

  const revenue = 2 * price.amount;
  // Each figure has its own documents, and they arrive at different times.
  const { data } = await eventually(
    analytics,
    ({ data: { revenue: earned, rating, nextToCome, reservations } }) =>
      earned.week.amount === revenue &&
      earned.weekBefore.amount === revenue &&
      rating.count === 2 &&
      reservations.completed === 2 &&
      nextToCome.length === 0,
  );
  expect(data).toMatchObject({
    reservations: { total: 2, completed: 2, confirmed: 0 },
    revenue: { week: { amount: revenue, currency: 'EUR' }, trend: 0 },
    rating: { average: 4, count: 2 },
  });
  const days = reads.paths.filter((path) => path.includes('/days/'));
  // Each event changes one shard of one watched day. Its seats count on an older day, which nobody watches.
  expect(days.length).toBeLessThanOrEqual(6);
  expect(new Set(days.map((path) => path.split('/').at(-1)?.slice(0, 10))).size).toBe(2);
  reads.stop();

  const staff = await signIn();
  await putMember(providerId, staff.uid, 'staff');
  const denied = eventually(staff.counterfoil.provider(providerId).analytics(), () => true);
  await expect(denied).rejects.toMatchObject({ code: 'permission-denied' });
  await staff.close();
  watching.unsubscribe();
  await owner.close();
});
