import { actorId } from '../../kernel/actor.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { MenuItem } from '../menu/menu-item.ts';
import { menuItemRef } from '../menu/paths.ts';
import type { Order, OrderLine } from './order.ts';
import type { LinePayload } from './payloads.ts';
import { totalsOf } from './totals.ts';

/** Beyond it an order's document would come near to what the database takes. */
const mostLines = 300;

/** Beyond it sums of money are not exact. */
const mostMoney = 1_000_000_000_000_000;

type Lines = { readonly lines: OrderLine[] } | Refused;
type LinesRequest = CommandRequest<{ lines: readonly LinePayload[] }>;

export const menuRefs = ({ command: { providerId, payload } }: LinesRequest): Ref<'menuItem'>[] =>
  payload.lines.map(({ menuItemId }) => menuItemRef(providerId, menuItemId));

/** A line at the price, the tax and the station of the menu as it stands. */
const lineOf = ({ actor, now }: LinesRequest, wish: LinePayload, item: MenuItem): OrderLine => ({
  ...wish,
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

const fromMenu = (request: LinesRequest, docs: Docs<{ menuItem: MenuItem }>, wish: LinePayload, n: number): Lines => {
  const { menuItemId } = wish;
  const field = `lines.${n}.menuItemId`;
  const item = docs.get(menuItemRef(request.command.providerId, menuItemId));
  if (!item) return reject('not-found', `there is no ${menuItemId} on the menu`, { field, menuItemId });
  if (item.available) return { lines: [lineOf(request, wish, item)] };
  return reject('failed-precondition', `${item.name} is not available`, { field, menuItemId });
};

/** A line that is there already: nothing new, or a change of mind, as long as it has not gone to the kitchen. */
const merge = (wish: LinePayload, line: OrderLine, n: number): Lines => {
  const field = `lines.${n}.lineId`;
  const { lineId, quantity, note } = wish;
  if (wish.menuItemId !== line.menuItemId) {
    return reject('already-exists', `line ${lineId} is ${line.name}`, { field, lineId });
  }
  if (quantity === line.quantity && note === line.note) return { lines: [] };
  if (line.status === 'new') return { lines: [{ ...line, quantity, note }] };
  return reject('failed-precondition', `line ${lineId} is ${line.status}`, { field, lineId });
};

/** Refuses an order beyond all measure. */
const requireMeasure = (order: Pick<Order, 'taxIncluded' | 'lines'>, lines: readonly OrderLine[]): Lines => {
  const added = new Set(lines.map(({ lineId }) => lineId));
  const all = [...order.lines.filter(({ lineId }) => !added.has(lineId)), ...lines];
  if (all.length > mostLines) {
    return reject('failed-precondition', `an order has at most ${mostLines} lines`, { field: 'lines' });
  }
  const { total } = totalsOf(all, order.taxIncluded, '');
  if (total.amount <= mostMoney) return { lines: [...lines] };
  return reject('invalid-argument', 'the sum is beyond all measure', { field: 'lines' });
};

/** What a command's lines add to an order, or why they do not. */
export const addedLines = (
  request: LinesRequest,
  docs: Docs<{ menuItem: MenuItem }>,
  order: Pick<Order, 'taxIncluded' | 'lines'>,
): Lines => {
  const known = new Map(order.lines.map((line) => [line.lineId, line]));
  const added: OrderLine[] = [];
  for (const [n, wish] of request.command.payload.lines.entries()) {
    const line = known.get(wish.lineId);
    const result = line ? merge(wish, line, n) : fromMenu(request, docs, wish, n);
    if ('rejection' in result) return result;
    added.push(...result.lines);
  }
  return requireMeasure(order, added);
};
