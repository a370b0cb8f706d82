import { actorId } from '../../kernel/actor.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { MenuItem } from '../menu/menu-item.ts';
import { menuItemRef } from '../menu/paths.ts';
import type { Order, OrderLine } from './order.ts';
import type { LinePayload } from './payloads.ts';
import { totalsOf } from './totals.ts';

/** More lines would bring the document close to Firestore's size limit. */
const maxLines = 300;

/** Above this, sums of money are no longer exact. */
const maxAmount = 1_000_000_000_000_000;

type Lines = { readonly lines: OrderLine[] } | Refused;
type LinesRequest = CommandRequest<{ lines: readonly LinePayload[] }>;

export const menuRefs = ({ command: { providerId, payload } }: LinesRequest): Ref<'menuItem'>[] =>
  payload.lines.map(({ menuItemId }) => menuItemRef(providerId, menuItemId));

/** A line with the menu's current price, tax and station. */
const lineOf = ({ actor, now }: LinesRequest, payload: LinePayload, item: MenuItem): OrderLine => ({
  ...payload,
  name: item.name,
  categoryId: item.categoryId,
  unitPrice: item.price,
  taxRate: item.taxRate,
  station: item.station,
  status: 'new',
  statusAt: now,
  recipeId: item.recipeId,
  portions: item.portions,
  addedBy: actorId(actor),
});

const fromMenu = (
  request: LinesRequest,
  docs: Docs<{ menuItem: MenuItem }>,
  payload: LinePayload,
  n: number,
): Lines => {
  const { menuItemId } = payload;
  const field = `lines.${n}.menuItemId`;
  const item = docs.get(menuItemRef(request.command.providerId, menuItemId));
  if (!item)
    return reject('not-found', `the menu has no item ${menuItemId}`, { reason: 'no-menu-item', field, menuItemId });
  if (item.available) return { lines: [lineOf(request, payload, item)] };
  return reject('failed-precondition', `${item.name} is not available`, { reason: 'sold-out', field, menuItemId });
};

/** A repeated line: unchanged, or changed as long as it has not gone to the kitchen. */
const merge = (payload: LinePayload, line: OrderLine, n: number): Lines => {
  const field = `lines.${n}.lineId`;
  const { lineId, quantity, note } = payload;
  if (payload.menuItemId !== line.menuItemId) {
    return reject('already-exists', `line ${lineId} is ${line.name}`, { reason: 'line-exists', field, lineId });
  }
  if (quantity === line.quantity && note === line.note) return { lines: [] };
  if (line.status === 'new') return { lines: [{ ...line, quantity, note }] };
  return reject('failed-precondition', `line ${lineId} is ${line.status}`, { reason: 'line-sent', field, lineId });
};

/** Refuses an order above the limits. */
const requireWithinLimits = (order: Pick<Order, 'taxIncluded' | 'lines'>, lines: readonly OrderLine[]): Lines => {
  const added = new Set(lines.map(({ lineId }) => lineId));
  const all = [...order.lines.filter(({ lineId }) => !added.has(lineId)), ...lines];
  if (all.length > maxLines) {
    return reject('failed-precondition', `an order has at most ${maxLines} lines`, {
      reason: 'too-many-lines',
      field: 'lines',
    });
  }
  const { total } = totalsOf(all, order.taxIncluded, '');
  if (total.amount <= maxAmount) return { lines: [...lines] };
  return reject('invalid-argument', 'the total is too large', { reason: 'total-too-large', field: 'lines' });
};

/** The lines that a command adds to an order, or the reason for its refusal. */
export const addedLines = (
  request: LinesRequest,
  docs: Docs<{ menuItem: MenuItem }>,
  order: Pick<Order, 'taxIncluded' | 'lines'>,
): Lines => {
  const existing = new Map(order.lines.map((line) => [line.lineId, line]));
  const added: OrderLine[] = [];
  for (const [n, linePayload] of request.command.payload.lines.entries()) {
    const line = existing.get(linePayload.lineId);
    const result = line ? merge(linePayload, line, n) : fromMenu(request, docs, linePayload, n);
    if ('rejection' in result) return result;
    added.push(...result.lines);
  }
  return requireWithinLimits(order, added);
};
