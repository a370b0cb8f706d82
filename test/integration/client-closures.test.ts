import { desk } from '@counterfoil/client/desk';
import { localDay } from '@counterfoil/domain';
import { firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { eventually } from '../kit/eventually.ts';
import { invokeSchedule } from '../kit/invoke-schedule.ts';
import { newId } from '../kit/new-id.ts';
import { automatic, createTenant, inDays, putMember } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

test('an owner previews a closure, sends it, and sees live how its bookings move', async () => {
  const { providerId, ownerId } = await createTenant({
    timeZone: 'UTC',
    services: { cut: { ...automatic, capacity: 1 } },
  });
  const [owner, staff, customer] = [await signIn(ownerId), await signIn(), await signIn()];
  await putMember(providerId, staff.uid, 'staff');
  const office = desk(owner.counterfoil, providerId);
  const start = inDays(3, 12);
  const day = localDay(start, 'UTC');
  const reservationId = newId('booking');
  const booking = { reservationId, serviceId: 'cut', startTime: start.toISOString(), partySize: 1 };
  await customer.counterfoil.send({ type: 'reservation.create', providerId, payload: booking });
  const free = customer.counterfoil.provider(providerId).slots('cut', day);
  await eventually(free, ({ data }) => data.length === 48);

  const preview = await eventually(
    office.previewClosure({ from: day, until: day }),
    ({ data }) => data.bookings.length > 0,
  );
  expect(preview.data).toMatchObject({ seats: 1, paid: 0, bookings: [{ hits: 'time', booking: { reservationId } }] });
  const lunch = { from: day, until: day, break: { from: '13:00', until: '14:00' } };
  expect((await firstValueFrom(office.previewClosure(lunch))).data).toEqual({ bookings: [], seats: 0, paid: 0 });

  const closureId = v7();
  const payload = {
    closureId,
    from: day,
    until: day,
    onConflict: 'move',
    title: 'Holiday',
    note: 'the boiler',
  } as const;
  expect(await staff.counterfoil.send({ type: 'closure.create', providerId, payload })).toMatchObject({
    outcome: 'rejected',
    rejection: { details: { reason: 'needs-role' } },
  });
  expect(await owner.counterfoil.send({ type: 'closure.create', providerId, payload })).toMatchObject({
    outcome: 'applied',
  });
  // The devices of customers offer nothing any more.
  await eventually(free, ({ data }) => data.length === 0);

  const seen: unknown[] = [];
  const closures = desk(staff.counterfoil, providerId).closures();
  const watching = closures.subscribe(({ data: [one] }) => seen.push([one?.status, one?.found, one?.moved]));
  await eventually(closures, ({ data }) => data.length === 1);
  await invokeSchedule('applyClosures');
  await eventually(closures, ({ data: [one] }) => one?.moved === 1 && one.sending === undefined);
  watching.unsubscribe();
  expect(seen).toContainEqual(['open', 0, 0]);
  expect(seen).toContainEqual(['applying', 1, 1]);
  const own = await eventually(customer.counterfoil.me().reservations(), ({ data: [one] }) => one?.version === 2);
  expect(own.data).toMatchObject([{ reservationStartTime: inDays(4, 0), status: 'confirmed' }]);
  const inbox = await eventually(customer.counterfoil.me().notifications(), ({ data }) =>
    data.some(({ type }) => type === 'reservationRescheduled'),
  );
  expect(inbox.data.find(({ type }) => type === 'reservationRescheduled')?.body).toContain('Reason: “Holiday”.');

  expect(await owner.counterfoil.send({ type: 'closure.withdraw', providerId, payload: { closureId } })).toMatchObject({
    outcome: 'applied',
  });
  await eventually(free, ({ data }) => data.length === 48);
});
