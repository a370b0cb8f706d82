import { type Command, type Outcome, orderSchema, tableSchema, toQuantity } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { firestore } from '../kit/admin.ts';
import { call } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant, type Restaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { putMember } from '../kit/tenant.ts';
import { idToken } from '../kit/user.ts';

const line = (lineId: string, menuItemId: string, quantity = 1) => ({ lineId, menuItemId, quantity });

const stored = async (providerId: string, path: string): Promise<unknown> =>
  withDates((await firestore.doc(`serviceProviders/${providerId}/${path}`).get()).data());

const receive = ({ providerId, ownerId }: Restaurant, ingredientId: string, quantity: number) =>
  mustRun(userActor(ownerId), makeCommand('stock.receive', providerId, { ingredientId, quantity }));

/** Signs in staff members, each with a device. */
const staffTokens = (providerId: string, count: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const uid = newId('staff');
      await putMember(providerId, uid, 'staff');
      return await idToken(uid);
    }),
  );

const send = async (token: string | undefined, ...commands: Command[]): Promise<Outcome[]> => {
  const { outcomes, error } = await call(token, { commands });
  if (!outcomes) throw new Error(`the call was refused: ${JSON.stringify(error)}`);
  return outcomes;
};

test('confirms only as many of 40 concurrent orders as the cheese allows, and rejects the rest with the shortage', async () => {
  for (let round = 1; round <= 3; round++) {
    const provider = await createRestaurant();
    const { providerId } = provider;
    // One gram too little for 21 orders.
    await receive(provider, 'mozzarella', 2099);
    const tokens = await staffTokens(providerId, 40);
    const orderIds = tokens.map(() => newId('order'));
    const place = (orderId: string) =>
      makeCommand('order.place', providerId, { orderId, lines: [line('a', 'margherita')] });
    const placed = await Promise.all(tokens.map((token, n) => send(token, place(orderIds[n] ?? ''))));
    expect(placed.flat().every(({ outcome }) => outcome === 'applied')).toBe(true);

    const before = performance.now();
    const confirm = (orderId: string) => makeCommand('order.confirm', providerId, { orderId });
    const answers = (await Promise.all(tokens.map((token, n) => send(token, confirm(orderIds[n] ?? ''))))).flat();
    console.log(`round ${round}: answered in ${Math.round(performance.now() - before)} ms`);

    const applied = answers.filter(({ outcome }) => outcome === 'applied');
    const refusals = answers.flatMap((answer) => (answer.outcome === 'rejected' ? [answer.rejection] : []));
    expect(applied).toHaveLength(20);
    for (const { code, details } of refusals) {
      const shortage = { ingredientId: 'mozzarella', name: 'Mozzarella', needed: 100, available: 99, unit: 'g' };
      expect({ code, details }).toEqual({
        code: 'resource-exhausted',
        details: { reason: 'out-of-stock', shortages: [shortage] },
      });
    }
    expect(refusals).toHaveLength(20);
    expect(await stored(providerId, 'ingredients/mozzarella')).toMatchObject({ currentStock: 99, version: 21 });
    const logs = await firestore.collection(`serviceProviders/${providerId}/stockLogs`).get();
    const sum = logs.docs.reduce((total, log) => toQuantity(total + Number(log.get('quantityChanged'))), 0);
    expect({ logs: logs.size, sum }).toEqual({ logs: 21, sum: 99 });
    const tickets = await firestore.collection(`serviceProviders/${providerId}/printJobs`).get();
    expect(tickets.size).toBe(20);
  }
});

test('merges 200 lines and 30 removals from two devices into one order, each once', async () => {
  const { providerId } = await createRestaurant();
  const tokens = await staffTokens(providerId, 2);
  const orderId = newId('order');
  await send(tokens[0], makeCommand('order.place', providerId, { orderId, tableId: 't1', lines: [] }));
  // Ten calls at once, five from each device. The device that adds a line removes every seventh one again.
  const calls = Array.from({ length: 10 }, (_, callNumber) =>
    Array.from({ length: 20 }, (_, n) => callNumber * 20 + n).flatMap((n) => {
      const add = makeCommand('order.addLines', providerId, { orderId, lines: [line(`l${n}`, 'cola', 1 + (n % 3))] });
      const remove = makeCommand('order.removeLine', providerId, { orderId, lineId: `l${n}` });
      return n % 7 === 3 ? [add, remove] : [add];
    }),
  );
  const removals = calls.flat().filter(({ type }) => type === 'order.removeLine').length;
  expect(removals).toBe(29);
  // The thirtieth removal takes off a line that the other device added.
  await send(tokens[0], makeCommand('order.addLines', providerId, { orderId, lines: [line('first', 'cola')] }));
  calls[1]?.splice(10, 0, makeCommand('order.removeLine', providerId, { orderId, lineId: 'first' }));

  const outcomes = (await Promise.all(calls.map((commands, n) => send(tokens[n % 2], ...commands)))).flat();
  expect(outcomes.filter(({ outcome }) => outcome !== 'applied')).toEqual([]);
  const { lines, version, totals } = orderSchema.parse(await stored(providerId, `orders/${orderId}`));
  const expected = Array.from({ length: 200 }, (_, n) => n).filter((n) => n % 7 !== 3);
  const byId = (a: [string, number], b: [string, number]) => a[0].localeCompare(b[0]);
  expect(lines.map(({ lineId, quantity }): [string, number] => [lineId, quantity]).sort(byId)).toEqual(
    expected.map((n): [string, number] => [`l${n}`, 1 + (n % 3)]).sort(byId),
  );
  expect(version).toBe(1 + 201 + 30);
  expect(totals.total.amount).toBe(expected.reduce((sum, n) => sum + 350 * (1 + (n % 3)), 0));
});

test('gives 40 concurrent orders 40 numbers, and one table to one of eight orders', async () => {
  const { providerId } = await createRestaurant();
  const tokens = await staffTokens(providerId, 8);
  const counter = tokens.map((token) =>
    send(
      token,
      ...Array.from({ length: 5 }, () =>
        makeCommand('order.place', providerId, { orderId: newId('order'), lines: [] }),
      ),
    ),
  );
  expect((await Promise.all(counter)).flat().filter(({ outcome }) => outcome !== 'applied')).toEqual([]);
  const orders = await firestore.collection(`serviceProviders/${providerId}/orders`).get();
  expect(new Set(orders.docs.map((order) => order.get('number'))).size).toBe(40);

  const atTable = tokens.map((token) =>
    send(token, makeCommand('order.place', providerId, { orderId: newId('order'), tableId: 't1', lines: [] })),
  );
  const answers = (await Promise.all(atTable)).flat();
  const table = tableSchema.parse(await stored(providerId, 'tables/t1'));
  expect(answers.filter(({ outcome }) => outcome === 'applied')).toHaveLength(1);
  const refusals = answers.flatMap((answer) => (answer.outcome === 'rejected' ? [answer.rejection] : []));
  for (const refusal of refusals) {
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { orderId: table.orderId } });
  }
});
