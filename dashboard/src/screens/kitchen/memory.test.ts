import type { Order, StationTicket } from '@counterfoil/client';
import { describe, expect, test } from 'vitest';
import { acknowledge, allDay, emptyMemory, hasArrived, remember } from './memory.ts';
import { ordersToAsk, settle, stepPaid } from './settle.ts';

const now = new Date('2026-11-24T19:00:00Z');
const later = new Date('2026-11-24T19:31:00Z');
const nextDay = new Date('2026-11-25T19:00:00Z');

type Line = StationTicket['lines'][number];

const line = (lineId: string, more: Partial<Line> = {}): Line => ({
  lineId,
  menuItemId: 'm',
  name: 'Margherita',
  quantity: 1,
  unitPrice: { amount: 800, currency: 'EUR' },
  taxRate: 10,
  station: 'oven',
  status: 'queued',
  statusAt: now,
  addedBy: 'sofia',
  ...more,
});

const ticket = (lines: readonly Line[], orderId = 'o'): StationTicket => ({
  orderId,
  number: 12,
  kind: 'takeAway',
  lines,
  since: now,
});

const price = { amount: 800, currency: 'EUR' };

const order = (status: Order['status'], lines: readonly Line[]): Order => ({
  orderId: 'o',
  providerId: 'p',
  providerName: 'Pizzeria',
  number: 12,
  day: '2026-11-24',
  kind: 'takeAway',
  lines: [...lines],
  status,
  totals: { subtotal: price, tax: price, total: price },
  taxIncluded: true,
  openedBy: 'sofia',
  version: 4,
  lastCommandId: 'c',
  createdAt: now,
  updatedAt: now,
});

const shown = (...reads: (readonly StationTicket[])[]) =>
  reads.reduce((memory, tickets) => remember(memory, tickets, now), emptyMemory);

describe('a display', () => {
  test('keeps a line that was withdrawn, struck, until somebody has seen it', () => {
    const gone = shown([ticket([line('a'), line('b')])], [ticket([line('a')])]);
    expect(ordersToAsk(gone)).toEqual(['o']);
    const memory = settle(gone, 'o', order('confirmed', [line('a')]), now);
    expect(memory.tickets[0]).toMatchObject({ lines: [{ lineId: 'a' }], withdrawn: [{ lineId: 'b' }] });
    expect(ordersToAsk(memory)).toEqual([]);
    // A reload reads the same again, and forgets nothing.
    expect(remember(memory, [ticket([line('a')])], now)).toEqual(memory);
    expect(acknowledge(memory, 'o').tickets[0]).toMatchObject({ lines: [{ lineId: 'a' }], withdrawn: [] });
  });

  test('keeps a ticket whose order was cancelled, until somebody has seen it', () => {
    const making = line('a', { status: 'preparing' });
    const memory = settle(shown([ticket([making])], []), 'o', order('cancelled', [making]), now);
    expect(memory.tickets).toMatchObject([{ orderId: 'o', lines: [], withdrawn: [{ lineId: 'a' }] }]);
    expect(acknowledge(memory, 'o').tickets).toEqual([]);
  });

  test('keeps the lines of a paid order as work, until they are tapped away', () => {
    const lines = [line('a'), line('b', { status: 'ready' }), line('c', { status: 'served' })];
    const paid = settle(shown([ticket(lines.slice(0, 2))], []), 'o', order('completed', lines), now);
    expect(paid).toMatchObject({
      tickets: [{ lines: [{ lineId: 'a', status: 'queued', left: 'paid' }], withdrawn: [] }],
      done: [{ lineId: 'b' }],
    });
    expect(allDay(paid.tickets)).toEqual([['Margherita', 1]]);
    const ready = stepPaid(stepPaid(paid, { orderId: 'o', lineId: 'a', status: 'preparing' }), {
      orderId: 'o',
      lineId: 'a',
      status: 'ready',
    });
    expect(remember(ready, [], now).tickets).toMatchObject([{ lines: [{ lineId: 'a', status: 'ready' }] }]);
    expect(stepPaid(ready, { orderId: 'o', lineId: 'a', status: 'served' }).tickets).toEqual([]);
  });

  test('keeps a line in its place while its order has not told what became of it', () => {
    const gone = shown([ticket([line('a')])], []);
    const stale = settle(gone, 'o', order('confirmed', [line('a')]), now);
    expect(stale.tickets).toMatchObject([{ lines: [{ lineId: 'a' }], withdrawn: [] }]);
    expect(ordersToAsk(stale)).toEqual(['o']);
    // It was served elsewhere, faster than this display could see.
    const served = settle(stale, 'o', order('confirmed', [line('a', { status: 'served' })]), now);
    expect(served).toMatchObject({ tickets: [], done: [{ lineId: 'a', number: 12 }] });
    // Back in the list, it is a line as any other.
    expect(remember(stale, [ticket([line('a')])], now)).toEqual(shown([ticket([line('a')])]));
  });

  test('takes a ready line that is gone for served, and offers it for half an hour', () => {
    const memory = shown([ticket([line('a', { status: 'ready' })])], []);
    expect(memory).toMatchObject({ tickets: [], done: [{ lineId: 'a', number: 12 }] });
    expect(remember(memory, [], later).done).toEqual([]);
    // Called back, it is on its ticket again and not among the finished ones.
    expect(remember(memory, [ticket([line('a', { status: 'ready' })])], now).done).toEqual([]);
  });

  test('forgets a day later what nobody has tapped away, and never a ticket that is open', () => {
    const gone = shown([ticket([line('a')]), ticket([line('b')], 'paid'), ticket([line('c')], 'open')], []);
    const cancelled = settle(gone, 'o', order('cancelled', [line('a')]), now);
    const memory = settle(cancelled, 'paid', order('completed', [line('b')]), now);
    expect(remember(memory, [], later).tickets).toHaveLength(3);
    const open = ticket([line('c')], 'open');
    expect(remember(memory, [open], nextDay).tickets).toMatchObject([{ orderId: 'open', lines: [{ lineId: 'c' }] }]);
    expect(remember(memory, [], nextDay)).toEqual(emptyMemory);
  });

  test('marks a line with another quantity or note, and not one that was only made', () => {
    const memory = shown(
      [ticket([line('a'), line('b'), line('c')])],
      [ticket([line('a', { quantity: 2 }), line('b', { note: 'no onion' }), line('c', { status: 'preparing' })])],
    );
    expect(memory.tickets[0]?.changed).toEqual(['a', 'b']);
  });

  test('marks the second round of a ticket, and rings for it', () => {
    const first = shown([ticket([line('a')])]);
    const second = remember(first, [ticket([line('a'), line('b')])], now);
    expect(first.tickets[0]?.changed).toEqual([]);
    expect(second.tickets[0]?.changed).toEqual(['b']);
    expect(hasArrived(first, second)).toBe(true);
    expect(hasArrived(second, remember(second, [ticket([line('a'), line('b')])], now))).toBe(false);
  });

  test('rings for a ticket that comes as another one goes, and not for a line that was called back', () => {
    const ready = shown([ticket([line('a'), line('b', { status: 'ready' })])]);
    expect(hasArrived(ready, remember(ready, [ticket([line('c')], 'p')], now))).toBe(true);
    const served = remember(ready, [ticket([line('a')])], now);
    const recalled = remember(served, [ticket([line('a'), line('b', { status: 'ready' })])], now);
    expect(hasArrived(served, recalled)).toBe(false);
    expect(recalled.tickets[0]?.changed).toEqual([]);
  });

  test('counts what is still to make, of all tickets', () => {
    const { tickets } = shown([
      ticket([line('a', { quantity: 2 }), line('b', { status: 'ready' })]),
      ticket([line('c', { name: 'Diavola' }), line('d', { status: 'preparing' })], 'p'),
    ]);
    expect(allDay(tickets)).toEqual([
      ['Margherita', 3],
      ['Diavola', 1],
    ]);
  });
});
