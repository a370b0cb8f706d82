import { addDays, localDay } from '@counterfoil/domain';
import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { auditSlots } from '../../functions/src/audit/audit-slots.ts';
import { firestore } from '../kit/admin.ts';
import { call } from '../kit/call.ts';
import { openSalon } from '../kit/closed-salon.ts';
import { makeCommand } from '../kit/command.ts';
import { countReads } from '../kit/count-reads.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { putResource } from '../kit/resources.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, putService } from '../kit/tenant.ts';
import { idToken, signIn } from '../kit/user.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `stylist${n}`);

/** A salon whose `cut` is served by stylists. */
const openWith = async (stylists: readonly string[]) => {
  const cut = { ...automatic, capacity: 1, resourceIds: [...stylists], minutesAfter: 10 };
  const tenant = await createTenant({ services: { cut }, timeZone: 'UTC' });
  await Promise.all(stylists.map((id) => putResource(tenant.providerId, id, { name: id, kind: 'member' })));
  return tenant;
};

test.each([
  ['for one stylist, exactly one wins', names(3), 'stylist1', 1],
  ['for anyone of three, exactly three win', names(3), undefined, 3],
])('of 50 racing customers %s', async (_, stylists, resourceId, winners) => {
  const customers = await Promise.all(Array.from({ length: 50 }, () => idToken(newId('user'))));
  for (let round = 1; round <= 3; round++) {
    const { providerId } = await openWith(stylists);
    const startTime = inDays(2, 12).toISOString();
    const answers = await Promise.all(
      customers.map(async (token) => {
        const payload = { reservationId: newId('booking'), serviceId: 'cut', startTime, partySize: 1, resourceId };
        const { outcomes } = await call(token, { commands: [makeCommand('reservation.create', providerId, payload)] });
        const outcome = outcomes?.[0];
        return outcome?.outcome === 'rejected' ? outcome.rejection.code : String(outcome?.outcome);
      }),
    );
    expect(answers.filter((answer) => answer === 'applied')).toHaveLength(winners);
    expect(answers.filter((answer) => answer === 'resource-exhausted')).toHaveLength(50 - winners);
    expect((await auditReservations(firestore, providerId)).broken).toEqual([]);
    const sold = { checked: winners, broken: [] };
    expect(await auditSlots(firestore, providerId)).toEqual(sold);
  }
});

test('a first look at a week with 20 candidates costs at most 30 reads, and each booking shows live', async () => {
  const { providerId } = await openWith(names(20));
  const [customer, other] = [await signIn(), await signIn()];
  const reads = countReads();
  const today = localDay(inDays(2), 'UTC');
  const week = Array.from({ length: 7 }, (_, n) =>
    customer.counterfoil.provider(providerId).slots('cut', addDays(today, n)),
  );
  const [monday] = week;
  if (!monday) throw new Error('a week has days');
  const watching = week.map((day) => day.subscribe());
  for (const day of week) await eventually(day, ({ data, fromCache }) => !fromCache && data.length === 48);
  const first = (await firstValueFrom(monday)).data[24];
  expect(first).toMatchObject({ capacity: 1, available: 1, free: names(20).map((id) => ({ resourceId: id })) });
  // Each has a listener of its own. Of a day without bookings there is no document, and its absence is one read.
  const parts = [...reads.documents].map((path) => path.split('/')[2] ?? 'profile').sort();
  expect(parts).toEqual([...Array(8).fill('occupancy'), 'profile', ...Array(20).fill('resources'), 'services']);
  const listed = reads.paths.filter((path) => !reads.documents.has(path));
  expect([parts.length, listed]).toEqual([30, []]);

  const before = reads.paths.length;
  const startTime = inDays(2, 12).toISOString();
  const payload = {
    reservationId: newId('booking'),
    serviceId: 'cut',
    startTime,
    partySize: 1,
    resourceId: 'stylist4',
  };
  await other.counterfoil.send({ type: 'reservation.create', providerId, payload });
  await eventually(monday, ({ data }) => data[24]?.free?.length === 19);
  const { data } = await firstValueFrom(monday);
  expect(data[24]?.free?.map(({ resourceId }) => resourceId)).not.toContain('stylist4');
  // The ten minutes afterwards.
  expect(data[25]?.free).toHaveLength(19);
  expect(data[26]?.free).toHaveLength(20);
  expect(new Set(reads.paths.slice(before)).size).toBe(1);
  reads.stop();
  for (const one of watching) one.unsubscribe();
  await Promise.all([customer.close(), other.close()]);
});

test('a device offline shows its booking with who serves, and the server agrees', async () => {
  const { providerId } = await openWith(names(2));
  const customer = await signIn();
  const reservationId = newId('booking');
  const payload = { reservationId, serviceId: 'cut', startTime: inDays(2, 12).toISOString(), partySize: 1 };
  const mine = customer.counterfoil.me().reservations();
  const slots = customer.counterfoil.provider(providerId).slots('cut', localDay(inDays(2), 'UTC'));
  await eventually(slots, ({ data, fromCache }) => !fromCache && data[24]?.free?.length === 2);
  await customer.counterfoil.send({ type: 'reservation.create', providerId, payload });
  const { data } = await eventually(mine, ({ data, pendingWrites }) => data.length === 1 && !pendingWrites);
  expect(data[0]).toMatchObject({ servedBy: { resourceId: 'stylist0', name: 'stylist0' } });
  await customer.close();
});

test('a closure moves each booking to a free time of who was asked for, or of anyone', async () => {
  const salon = await openSalon();
  const { providerId, database } = salon;
  const cut = { ...automatic, capacity: 1, resourceIds: ['ada', 'ben'] };
  await putService(providerId, 'cut', cut, database);
  for (const name of ['ada', 'ben']) await putResource(providerId, name, { name, kind: 'member' }, database);
  const asked = [await salon.book('09:00', { resourceId: 'ada' }), await salon.book('09:30', { resourceId: 'ada' })];
  const anyone = await salon.book('09:00');
  await salon.close();
  await salon.sweep();
  const stored = await Promise.all([...asked, anyone].map(salon.stored));
  expect(stored.map(({ day }) => day)).toEqual(['2030-06-10', '2030-06-10', '2030-06-10']);
  expect(stored.slice(0, 2).map(({ servedBy }) => servedBy?.resourceId)).toEqual(['ada', 'ada']);
  const taken = stored.map(({ reservationStartTime, servedBy }) => `${+reservationStartTime} ${servedBy?.resourceId}`);
  expect(new Set(taken).size).toBe(3);
  await salon.expectSound();
});

test('a completed booking counts for the member who served, not for the one at the desk', async () => {
  const { providerId, ownerId } = await openWith(['ada']);
  await putResource(providerId, 'ada', { name: 'Ada', kind: 'member', memberId: 'ada-account' });
  const [uid, reservationId] = [newId('user'), newId('booking')];
  const start = inDays(2, 12);
  const payload = { reservationId, serviceId: 'cut', startTime: start.toISOString(), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload));
  const done = makeCommand('reservation.complete', providerId, { userId: uid, reservationId });
  await mustRun(userActor(ownerId), done, new Date(start.getTime() + 3_600_000));
  const counted = async () => {
    const { docs } = await firestore.collection(`serviceProviders/${providerId}/days`).get();
    return docs.map((day) => day.get('staff')).filter(Boolean);
  };
  await expect.poll(counted).toEqual([{ 'ada-account': { completed: 1, revenue: automatic.price.amount } }]);
});
