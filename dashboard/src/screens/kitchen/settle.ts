import type { Order } from '@counterfoil/client';
import { doneLines, hasContent, type Memory, type ShownLine } from './memory.ts';

/** The orders that have to tell what became of lines that the list of the station has no more. */
export const ordersToAsk = ({ tickets }: Memory): readonly string[] =>
  tickets.filter(({ lines }) => lines.some(({ left }) => left === 'unknown')).map(({ orderId }) => orderId);

type Fate = ShownLine['left'] | 'served' | 'withdrawn';

/** `order` is absent if it was deleted. An open order that still has the line is older than the list. */
const fateOf = ({ lineId, left }: ShownLine, order: Order | undefined): Fate => {
  if (left !== 'unknown') return left;
  const line = order?.lines.find((one) => one.lineId === lineId);
  if (line?.status === 'served') return 'served';
  if (!order || !line || order.status === 'cancelled') return 'withdrawn';
  if (order.status !== 'completed') return 'unknown';
  return line.status === 'ready' ? 'served' : 'paid';
};

/**
 * The memory after an order has told what became of its lines. Those of a paid order are still work. Those of a
 * cancelled one, and those that were taken off, are withdrawn.
 */
export const settle = (memory: Memory, orderId: string, order: Order | undefined, now: Date): Memory => {
  const before = memory.tickets.find((ticket) => ticket.orderId === orderId);
  if (!before || !ordersToAsk(memory).includes(orderId)) return memory;
  const fates = before.lines.map((line) => ({ line, fate: fateOf(line, order) }));
  const linesWith = (fate: Fate) => fates.filter((one) => one.fate === fate).map(({ line }) => line);
  const lines = fates.flatMap(({ line, fate }): readonly ShownLine[] =>
    fate === 'served' || fate === 'withdrawn' ? [] : [{ ...line, left: fate }],
  );
  const ticket = { ...before, lines, withdrawn: [...before.withdrawn, ...linesWith('withdrawn')] };
  return {
    tickets: memory.tickets.map((one) => (one === before ? ticket : one)).filter(hasContent),
    done: [...doneLines(before, linesWith('served'), now), ...memory.done],
  };
};

export interface PaidStep {
  readonly orderId: string;
  readonly lineId: string;
  readonly status: 'queued' | 'preparing' | 'ready' | 'served';
}

/** A step of a paid line. The domain changes its order no more, so the step is known to this display alone. */
export const stepPaid = (memory: Memory, { orderId, lineId, status }: PaidStep): Memory => {
  const stepped = (line: ShownLine): readonly ShownLine[] => {
    if (line.lineId !== lineId) return [line];
    return status === 'served' ? [] : [{ ...line, status }];
  };
  const tickets = memory.tickets.map((ticket) =>
    ticket.orderId === orderId ? { ...ticket, lines: ticket.lines.flatMap(stepped) } : ticket,
  );
  return { ...memory, tickets: tickets.filter(hasContent) };
};
