import type { Recorded } from '../../kernel/event.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { OrderEvent } from './event.ts';
import type { Order, OrderLine } from './order.ts';
import { totalsOf } from './totals.ts';

type Change = Exclude<Recorded<OrderEvent>, { type: 'order.created' }>;

const withLines = (state: Order, lines: OrderLine[]): Order => ({
  ...state,
  lines,
  totals: totalsOf(lines, state.taxIncluded, state.totals.total.currency),
});

/** Replaces lines with known ids in place and appends the others. */
const mergeLines = (lines: readonly OrderLine[], more: readonly OrderLine[]): OrderLine[] => {
  const byId = new Map(more.map((line) => [line.lineId, line]));
  const existing = new Set(lines.map(({ lineId }) => lineId));
  return [...lines.map((line) => byId.get(line.lineId) ?? line), ...more.filter(({ lineId }) => !existing.has(lineId))];
};

const update = (state: Order, { payload }: Extract<Change, { type: 'order.updated' }>): Order => {
  switch (payload.change) {
    case 'linesAdded':
      return withLines(state, mergeLines(state.lines, payload.lines));
    case 'lineRemoved':
      return withLines(
        state,
        state.lines.filter(({ lineId }) => lineId !== payload.lineId),
      );
    case 'moved':
      return { ...state, kind: 'table', tableId: payload.tableId };
    case 'claimed':
      return { ...state, customer: { ...state.customer, userId: payload.userId } };
    default:
      return payload satisfies never;
  }
};

const changeStatus = (state: Order, event: Extract<Change, { type: 'order.statusChanged' }>): Order => {
  const { payload, occurredAt } = event;
  switch (payload.change) {
    case 'confirmed': {
      const lines = state.lines.map((line): OrderLine => {
        if (!payload.lineIds.includes(line.lineId)) return line;
        const { lineId } = line;
        const consumed = Object.hasOwn(payload.consumed, lineId) ? payload.consumed[lineId] : undefined;
        return { ...line, status: 'queued', statusAt: occurredAt, queuedAt: occurredAt, consumed };
      });
      return { ...state, lines, status: 'confirmed', confirmedAt: state.confirmedAt ?? occurredAt };
    }
    case 'lineStatus': {
      const { lineId, status } = payload;
      const lines = state.lines.map((line) =>
        line.lineId === lineId ? { ...line, status, statusAt: occurredAt } : line,
      );
      return { ...state, lines };
    }
    default:
      return payload satisfies never;
  }
};

const applyEvent = (state: Order, event: Change): Order => {
  const at = event.occurredAt;
  switch (event.type) {
    case 'order.updated':
      return update(state, event);
    case 'order.statusChanged':
      return changeStatus(state, event);
    case 'order.completed':
      return { ...state, status: 'completed', completedAt: at, payment: event.payload.payment };
    case 'order.cancelled': {
      const { cancelledBy, reason } = event.payload;
      return { ...state, status: 'cancelled', cancelledAt: at, cancelledBy, cancellationReason: reason };
    }
    default:
      return event satisfies never;
  }
};

/** Folds one event into an order. The fold of all its events equals the stored document. */
export const evolveOrder = (state: Order | undefined, event: Recorded<OrderEvent>): Order => {
  const stamps = { version: event.version, lastCommandId: event.commandId, updatedAt: event.occurredAt };
  if (event.type === 'order.created') return { ...event.payload, ...stamps, createdAt: event.occurredAt };
  invariant(state, `${event.type} without an order`);
  return { ...applyEvent(state, event), ...stamps };
};
