import { previewSeries } from '@counterfoil/client/preview';
import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { putResource } from '../kit/resources.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const cut = { ...automatic, capacity: 1, durationMinutes: 60, slotMinutes: 60, resourceIds: ['ada'] };

test('a series lists its conflicts with other times before anything is sent, and each booking is decided', async () => {
  const { providerId } = await createTenant({ services: { cut }, timeZone: 'Europe/Berlin' });
  await putResource(providerId, 'ada', { name: 'Ada', kind: 'member' });
  const start = inDays(3, 8);
  const taken = { reservationId: newId('booking'), serviceId: 'cut', partySize: 1 };
  const series = { serviceId: 'cut', startTime: start.toISOString(), partySize: 1, count: 26 };
  const customer = await signIn();
  const free = await previewSeries(customer.counterfoil, providerId, series);
  expect(free.map(({ preview }) => preview.outcome)).toEqual(Array.from({ length: 26 }, () => 'applied'));
  // The local time stays, also where the clock changes.
  const hours = free.map(({ command }) =>
    new Intl.DateTimeFormat('en', { hour: 'numeric', timeZone: 'Europe/Berlin' }).format(
      new Date(command.payload.startTime),
    ),
  );
  expect(new Set(hours).size).toBe(1);
  expect(new Set(free.map(({ command }) => command.payload.startTime.slice(11))).size).toBe(2);

  const third = free[2]?.command.payload.startTime ?? '';
  await mustRun(
    userActor(newId('user')),
    makeCommand('reservation.create', providerId, { ...taken, startTime: third }),
  );
  const planned = await previewSeries(customer.counterfoil, providerId, { ...series, count: 4 });
  expect(planned.map(({ preview }) => preview.outcome)).toEqual(['applied', 'applied', 'rejected', 'applied']);
  const conflict = planned[2]?.preview;
  const next = new Date(Date.parse(third) + 3_600_000).toISOString();
  expect(conflict).toMatchObject({
    rejection: { details: { reason: 'slot-full' } },
    freeSlots: [{ start: next }, {}, {}, {}, {}],
  });
  expect((await firestore.collection(`endUsers/${customer.uid}/reservations`).get()).size).toBe(0);

  const wanted = planned.flatMap(({ command, preview }) => (preview.outcome === 'applied' ? [command] : []));
  for (const command of wanted) expect(await customer.counterfoil.send(command)).toMatchObject({ outcome: 'applied' });
  const mine = customer.counterfoil.me().reservations();
  const { data } = await eventually(mine, ({ data, pendingWrites }) => data.length === 3 && !pendingWrites);
  expect(new Set(data.map(({ seriesId }) => seriesId))).toEqual(new Set([planned[0]?.command.payload.seriesId]));
  expect((await auditReservations(firestore, providerId)).broken).toEqual([]);
  await customer.close();
});

test.each([0, 1, 27, 2.5, Number.NaN])('a series of %s bookings is refused', async (count) => {
  const { providerId } = await createTenant();
  const customer = await signIn();
  const series = { serviceId: 'cut', startTime: inDays(3, 8).toISOString(), partySize: 1, count };
  await expect(previewSeries(customer.counterfoil, providerId, series)).rejects.toMatchObject({
    code: 'invalid-argument',
    message: expect.stringContaining('count'),
  });
  await customer.close();
});
