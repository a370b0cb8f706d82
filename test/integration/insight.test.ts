import { bookingColumns, bookingsBetween, csvOf, daysBetween, trends } from '@counterfoil/client/insight';
import { expect, test } from 'vitest';
import { makeCommand } from '../kit/command.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, price, putMember } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const month = { from: dayOf(inDays(-31)), to: dayOf(inDays(1)) };

test('shows the days of a range with bookings of the salon, live, and compares ranges; staff may not', async () => {
  const { providerId, ownerId } = await createTenant({ services: { cut: { ...automatic, capacity: 50 } } });
  const owner = await signIn(ownerId);
  const days = daysBetween(owner.counterfoil, providerId, month);
  const watching = days.subscribe();
  await eventually(days, ({ data, fromCache }) => !fromCache && data.total.created === 0);

  const [customer, reservationId] = [newId('user'), newId('booking')];
  const startTime = inDays(-1).toISOString();
  const booking = { reservationId, serviceId: 'cut', startTime, partySize: 2 };
  const bookedAt = inDays(-2);
  await mustRun(userActor(customer), makeCommand('reservation.create', providerId, booking), bookedAt);
  const target = { userId: customer, reservationId };
  await mustRun(userActor(ownerId), makeCommand('reservation.complete', providerId, target), new Date());

  const revenue = { amount: 2 * price.amount, currency: 'EUR' };
  const { data } = await eventually(
    days,
    ({ data: { total } }) => total.completed === 1 && total.seats === 2 && total.created === 1,
  );
  expect(data).toMatchObject({ revenue, currency: 'EUR', total: { created: 1, confirmed: 1, noShow: 0, seats: 2 } });
  expect(data.days).toHaveLength(33);
  expect(data.total.staff).toMatchObject({ [ownerId]: { completed: 1, revenue: revenue.amount, served: 0 } });
  const bookings = bookingsBetween(owner.counterfoil, providerId, month);
  const listed = await eventually(bookings, ({ data, fromCache }) => !fromCache && data[0]?.status === 'completed');
  const file = csvOf(listed.data, bookingColumns).split('\r\n');
  expect(file).toHaveLength(3);
  expect(file[1]).toContain(`${reservationId},`);
  expect(file[1]).toContain(`,completed,`);
  expect(file[1]).toContain(`,${startTime},`);
  watching.unsubscribe();

  const compared = await eventually(
    trends(owner.counterfoil, providerId, month),
    ({ data: { reservations, lastConfirmationAt } }) => reservations.now === 1 && lastConfirmationAt !== undefined,
  );
  expect(compared.data).toMatchObject({
    reservations: { now: 1, before: 0, change: null },
    revenue: { now: revenue.amount, before: 0 },
    lastConfirmationAt: bookedAt,
  });
  const tooLong = { from: '2020-01-01', to: '2026-01-01' };
  expect(() => daysBetween(owner.counterfoil, providerId, tooLong)).toThrow('at most 400');

  const staff = await signIn();
  await putMember(providerId, staff.uid, 'staff');
  const denied = eventually(daysBetween(staff.counterfoil, providerId, month), ({ fromCache }) => !fromCache);
  await expect(denied).rejects.toMatchObject({ code: 'permission-denied' });
  await staff.close();
  await owner.close();
});

test('shows sales by hour, category, item, payment and member', async () => {
  const { providerId, ownerId, staffId } = await createRestaurant();
  const cola = makeCommand('stock.receive', providerId, { ingredientId: 'cola', quantity: 10 });
  await mustRun(userActor(ownerId), cola);
  const orderId = newId('order');
  const lines = [{ lineId: 'a', menuItemId: 'cola', quantity: 2 }];
  for (const [type, payload] of [
    ['order.place', { orderId, lines }],
    ['order.confirm', { orderId }],
    ['order.complete', { orderId, payment: { method: 'card' } }],
  ] as const)
    await mustRun(userActor(staffId), makeCommand(type, providerId, payload));
  const owner = await signIn(ownerId);
  const { data } = await eventually(
    daysBetween(owner.counterfoil, providerId, month),
    ({ data: { total } }) => total.ordersCompleted === 1 && total.ordersOpened === 1,
  );
  const { total } = data;
  expect(total.sales).toBeGreaterThan(0);
  expect(total.payments).toEqual({ card: total.sales });
  expect(total.staff).toEqual({
    [staffId]: { opened: 1, served: 1, cancelled: 0, sales: total.sales, completed: 0, revenue: 0 },
  });
  expect(Object.values(total.salesByHour)).toEqual([total.sales]);
  expect(total.items).toMatchObject({ cola: { quantity: 2 } });
  expect(Object.keys(total.categories)).toHaveLength(1);
  await owner.close();
});
