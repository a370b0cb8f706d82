import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../test-kit/given.ts';
import {
  evening,
  guest,
  having,
  kim,
  line,
  minutesLater,
  olga,
  pizzeria,
  sam,
  storedOrder,
  storedTable,
  sue,
  withOrder,
} from '../../../test-kit/pizzeria.ts';
import type { CommandPayloads } from '../../commands.ts';

const lines = [line('a', 'margherita'), line('b', 'cola', 2)];

/** A code that a person's app shows, valid until a time. */
const codeOf = (userId: string, expireAt = minutesLater(5)) => ({
  'customerCodes/ABCDE12345': { userId, expireAt, createdAt: evening, updatedAt: evening },
});
const customer = { code: 'ABCDE12345' };

describe('order.place', () => {
  test('uses menu prices and the included tax, rate by rate', () => {
    const order = storedOrder(withOrder());
    expect(order.lines).toMatchObject([
      {
        lineId: 'a',
        name: 'Margherita',
        unitPrice: { amount: 900 },
        station: 'kitchen',
        status: 'new',
        addedBy: 'sam',
      },
      { lineId: 'b', name: 'Cola', quantity: 2, unitPrice: { amount: 350 }, station: 'bar', status: 'new' },
    ]);
    // 900 at 10 % contains 82 (81.8), 700 at 22 % contains 126 (126.2).
    const amounts = { subtotal: { amount: 1392 }, tax: { amount: 208 }, total: { amount: 1600, currency: 'EUR' } };
    expect(order).toMatchObject({ status: 'pending', openedBy: 'sam', day: '2026-05-08', totals: amounts, version: 1 });
  });

  test("adds the tax if the provider's prices exclude it", () => {
    const provider = { ...pizzeria().store.get('serviceProviders/pizzeria'), settings: { taxIncluded: false } };
    const order = storedOrder(withOrder({}, { 'serviceProviders/pizzeria': provider }));
    const amounts = { subtotal: { amount: 1600 }, tax: { amount: 90 + 154 }, total: { amount: 1844 } };
    expect(order.totals).toMatchObject(amounts);
  });

  test('keeps prices after a menu change', () => {
    const stage = withOrder();
    const path = 'serviceProviders/pizzeria/menuItems/margherita';
    const dearer = { ...stage.store.get(path), price: { amount: 1100, currency: 'EUR' } };
    stage.store.commit([{ op: 'set', path, data: dearer }], minutesLater(1));
    stage.pass('order.addLines', { orderId: 'o', lines: [line('c', 'margherita')] }, { by: sam });
    const prices = storedOrder(stage).lines.map(({ unitPrice }) => unitPrice.amount);
    expect(prices).toEqual([900, 350, 1100]);
  });

  test('occupies its table and records a table event', () => {
    const stage = withOrder();
    expect(storedTable(stage)).toMatchObject({ status: 'occupied', orderId: 'o' });
    const events = stage.store.list('serviceProviders/pizzeria/events').filter(({ type }) => type === 'table.occupied');
    expect(events).toMatchObject([{ entityId: 't1', payload: { after: { orderId: 'o' } } }]);
  });

  test('is a counter order unless the payload says take-away', () => {
    const stage = pizzeria();
    stage.pass('order.place', { orderId: 'o', lines }, { by: sam });
    stage.pass('order.place', { orderId: 'p', kind: 'takeAway', lines: [] }, { by: sam });
    expect([storedOrder(stage).kind, storedOrder(stage, 'p').kind]).toEqual(['counter', 'takeAway']);
  });

  test('gets a number that no order of its day or the day before has', () => {
    const stage = pizzeria();
    const place = (n: number, minutes: number) =>
      stage.pass('order.place', { orderId: `o${n}`, lines: [] }, { by: sam, at: minutesLater(minutes) });
    for (let n = 0; n < 40; n++) place(n, n);
    // 22:00 UTC is midnight in Rome.
    for (let n = 40; n < 80; n++) place(n, 240 + n);
    const orders = Array.from({ length: 80 }, (_, n) => storedOrder(stage, `o${n}`));
    const days = Map.groupBy(orders, ({ day }) => day);
    expect([...days.keys()]).toEqual(['2026-05-08', '2026-05-09']);
    const numbers = orders.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(80);
    expect(Math.max(...numbers)).toBeLessThan(200);
  });

  test('writes a reference for the named customer, without their contact details', () => {
    const stage = pizzeria(codeOf('gina'));
    const customer = { name: 'Gina', phone: '+39 06 1', email: 'gina@example.org', code: 'ABCDE12345' };
    stage.pass('order.place', { orderId: 'o', lines, customer }, { by: sam });
    stage.pass('order.confirm', { orderId: 'o' }, { by: sam });
    const reference = stage.store.get('endUsers/gina/orders/o');
    expect(reference).toMatchObject({
      providerId: 'pizzeria',
      status: 'confirmed',
      total: { amount: 1600 },
      version: 2,
    });
    expect(JSON.stringify(reference)).not.toMatch(/Gina|06 1|example/);
    const events = stage.store.list('endUsers/gina/events');
    expect(events.map(({ type, payload }) => [type, payload])).toMatchObject([
      ['order.created', { status: 'pending' }],
      ['order.statusChanged', { status: 'confirmed', total: { amount: 1600 } }],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/Gina|06 1|example/);
  });
});

describe('the person of an order', () => {
  const place = (stage: Stage, given: CommandPayloads['order.place']['customer'], orderId = 'o') => {
    stage.pass('order.place', { orderId, lines, customer: given }, { by: sam });
    return stage.store.get(`serviceProviders/pizzeria/orders/${orderId}`)?.customer;
  };
  const persons = (stage: Stage) => stage.store.paths().filter((path) => path.startsWith('endUsers/'));

  test('is the one whose app shows the code', () => {
    const stage = pizzeria(codeOf('gina'));
    expect(place(stage, { name: 'Gina', ...customer })).toEqual({ name: 'Gina', userId: 'gina' });
    expect(persons(stage)).toEqual(['endUsers/gina/orders/o', 'endUsers/gina/events/command-1_0']);
  });

  test.each(['abcde12345', ' ABCDE 12345 ', 'ABCDE-I2345', 'abcdel2345'])('may read the code aloud: %s', (code) => {
    expect(place(pizzeria(codeOf('gina')), { code })).toEqual({ userId: 'gina' });
  });

  test('is named by a code once', () => {
    const stage = pizzeria(codeOf('gina'));
    expect(place(stage, customer)).toEqual({ userId: 'gina' });
    expect(stage.store.get('customerCodes/ABCDE12345')).toBeUndefined();
    expect(place(stage, customer, 'p')).toEqual({});
    expect(persons(stage).filter((path) => path.endsWith('/p'))).toEqual([]);
  });

  test.each([
    ['an id without proof', { userId: 'gina' }, codeOf('gina')],
    ['another person beside a code', { userId: 'rita', code: 'ZZZZZ99999' }, codeOf('gina')],
    ['an unknown code', customer, {}],
    ['a code that has expired', customer, codeOf('gina', evening)],
  ])('is missing for %s, and the order stands', (_, given, codes) => {
    const stage = pizzeria(codes);
    expect(place(stage, { name: 'Gina', ...given })).toEqual({ name: 'Gina' });
    expect(persons(stage)).toEqual([]);
  });

  test.each(['ABCDE1234', 'ABCDE123456', 'ABCDE1234U', 'ABCDE/2345', ''])('has no code like %j', (code) => {
    const refusal = pizzeria().refused('order.place', { orderId: 'o', lines, customer: { code } }, { by: sam });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field: 'customer.code' } });
  });
});

describe('the contact of a guest', () => {
  const contact = { phone: '+39 06 1', email: 'gina@example.org' };
  const place = (customer: object) => {
    const stage = pizzeria();
    stage.pass('order.place', { orderId: 'o', kind: 'takeAway', lines, customer }, { by: sam });
    stage.pass('order.confirm', { orderId: 'o' }, { by: sam });
    return stage;
  };

  test('lies apart from the order, its events and its tickets, which carry the name at most', () => {
    const { store } = place({ name: 'Gina', ...contact });
    const stamps = { createdAt: evening, updatedAt: evening };
    expect(store.get('serviceProviders/pizzeria/orders/o/private/contact')).toEqual({ ...contact, ...stamps });
    const others = store.paths().filter((path) => !path.endsWith('/private/contact'));
    expect(JSON.stringify(others.map((path) => store.get(path)))).not.toMatch(/06 1|example/);
    expect(store.get('serviceProviders/pizzeria/orders/o')).toMatchObject({
      customer: { name: 'Gina', hasContact: true },
      schema: 2,
    });
  });

  test.each([{ phone: contact.phone }, { email: contact.email }])('may be one address alone: %j', (one) => {
    const { store } = place(one);
    expect(store.get('serviceProviders/pizzeria/orders/o/private/contact')).toMatchObject(one);
    expect(store.get('serviceProviders/pizzeria/orders/o')?.customer).toEqual({ hasContact: true });
  });

  test.each([{ name: 'Gina' }, {}])('has no document without phone and e-mail: %j', (customer) => {
    const { store } = place(customer);
    expect(store.paths().filter((path) => path.includes('/private/'))).toEqual([]);
    expect(store.get('serviceProviders/pizzeria/orders/o')?.customer).toEqual(customer);
  });
});

describe('order.place rejects', () => {
  const wrongLines = [
    ['an item that is not on the menu', [line('a', 'sushi')], 'not-found', 'lines.0.menuItemId'],
    ['an unavailable item', [line('a', 'cola'), line('b', 'tiramisu')], 'failed-precondition', 'lines.1.menuItemId'],
    ['duplicate line ids', [line('a', 'cola'), line('a', 'cola')], 'invalid-argument', 'payload.lines.1.lineId'],
    ['a quantity of zero', [line('a', 'cola', 0)], 'invalid-argument', 'payload.lines.0.quantity'],
    ['a fractional quantity', [line('a', 'cola', 0.5)], 'invalid-argument', 'payload.lines.0.quantity'],
  ] as const;

  test.each(wrongLines)('%s', (_, lines, code, field) => {
    const stage = pizzeria();
    const refusal = stage.refused('order.place', { orderId: 'o', lines }, { by: sam });
    expect(refusal).toMatchObject({ code });
    expect(String(refusal.details?.field).replace(/^(payload\.)?/, 'payload.')).toBe(
      field.replace(/^(payload\.)?/, 'payload.'),
    );
  });

  test('a table that holds another order, and names that order', () => {
    const stage = withOrder();
    const refusal = stage.refused('order.place', { orderId: 'p', tableId: 't1', lines }, { by: sue });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { field: 'tableId', orderId: 'o' } });
  });

  test('a second table for the same order', () => {
    const refusal = withOrder().refused('order.place', { orderId: 'o', tableId: 't2', lines }, { by: sam });
    expect(refusal).toMatchObject({ code: 'already-exists', details: { field: 'orderId' } });
  });

  test('an id that the customer already has from another provider', () => {
    const elsewhere = { ...storedReference(), providerId: 'elsewhere' };
    const stage = pizzeria({ 'endUsers/gina/orders/o': elsewhere, ...codeOf('gina') });
    const refusal = stage.refused('order.place', { orderId: 'o', lines, customer }, { by: sam });
    expect(refusal.code).toBe('already-exists');
  });

  test('an unknown table, or a take-away order with a table', () => {
    const nowhere = pizzeria().refused('order.place', { orderId: 'o', tableId: 't9', lines }, { by: sam });
    expect(nowhere).toMatchObject({ code: 'not-found', details: { field: 'tableId' } });
    const both = { orderId: 'o', tableId: 't1', kind: 'takeAway', lines } as const;
    const refusal = pizzeria().refused('order.place', both, { by: sam });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field: 'kind' } });
  });

  test.each([
    ['the kitchen', kim],
    ['a guest', guest],
  ])('%s', (_, by) => {
    expect(pizzeria().refused('order.place', { orderId: 'o', lines }, { by }).code).toBe('permission-denied');
  });

  test('a total above the limit', () => {
    const dear = {
      name: 'Gold',
      price: { amount: 1_000_000_000_000, currency: 'EUR' },
      available: true,
      station: 'bar',
    };
    const stage = pizzeria(having('menuItems', 'gold', dear));
    const many = Array.from({ length: 2 }, (_, n) => line(`l${n}`, 'gold', 1000));
    expect(stage.refused('order.place', { orderId: 'o', lines: many }, { by: olga }).details).toEqual({
      reason: 'total-too-large',
      field: 'lines',
    });
  });
});

const storedReference = () => {
  const stage = pizzeria(codeOf('gina'));
  stage.pass('order.place', { orderId: 'o', lines: [], customer }, { by: sam });
  return stage.store.get('endUsers/gina/orders/o') ?? {};
};
