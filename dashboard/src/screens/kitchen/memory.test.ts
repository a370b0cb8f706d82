import type { StationTicket } from '@counterfoil/client';
import { describe, expect, test } from 'vitest';
import { acknowledge, allDay, emptyMemory, remember } from './memory.ts';

const now = new Date('2026-11-24T19:00:00Z');
const later = new Date('2026-11-24T19:31:00Z');

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

const shown = (...reads: (readonly StationTicket[])[]) =>
  reads.reduce((memory, tickets) => remember(memory, tickets, now), emptyMemory);

describe('a display', () => {
  test('keeps a line that was withdrawn, struck, until somebody has seen it', () => {
    const memory = shown([ticket([line('a'), line('b')])], [ticket([line('a')])]);
    expect(memory.tickets[0]).toMatchObject({ lines: [{ lineId: 'a' }], withdrawn: [{ lineId: 'b' }] });
    // A reload reads the same again, and forgets nothing.
    expect(remember(memory, [ticket([line('a')])], now)).toEqual(memory);
    expect(acknowledge(memory, 'o').tickets[0]).toMatchObject({ lines: [{ lineId: 'a' }], withdrawn: [] });
  });

  test('keeps a ticket whose order was cancelled, until somebody has seen it', () => {
    const memory = shown([ticket([line('a', { status: 'preparing' })])], []);
    expect(memory.tickets).toMatchObject([{ orderId: 'o', lines: [], withdrawn: [{ lineId: 'a' }] }]);
    expect(acknowledge(memory, 'o').tickets).toEqual([]);
  });

  test('takes a ready line that is gone for served, and offers it for half an hour', () => {
    const memory = shown([ticket([line('a', { status: 'ready' })])], []);
    expect(memory).toMatchObject({ tickets: [], done: [{ lineId: 'a', number: 12 }] });
    expect(remember(memory, [], later).done).toEqual([]);
    // Called back, it is on its ticket again and not among the finished ones.
    expect(remember(memory, [ticket([line('a', { status: 'ready' })])], now).done).toEqual([]);
  });

  test('marks a line with another quantity or note, and not one that was only made', () => {
    const memory = shown(
      [ticket([line('a'), line('b'), line('c')])],
      [ticket([line('a', { quantity: 2 }), line('b', { note: 'no onion' }), line('c', { status: 'preparing' })])],
    );
    expect(memory.tickets[0]?.changed).toEqual(['a', 'b']);
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
