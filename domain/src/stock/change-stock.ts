import type { CommandDefinition } from '../kernel/command-definition.ts';
import { type Refused, reject } from '../kernel/rejection.ts';
import { requireVersion } from '../kernel/require-version.ts';
import type { Member } from '../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../provider/members/require-role.ts';
import type { Ingredient } from './ingredient.ts';
import { ingredientRef } from './paths.ts';
import type { AdjustStock, CountStock, ReceiveStock } from './payloads.ts';
import { convert, toQuantity, type Unit } from './quantity.ts';
import { requireStock } from './shortages.ts';
import type { StockChangeType } from './stock-log.ts';
import { type Delta, stockWrites } from './writes.ts';

export interface Reads {
  ingredient: Ingredient;
  member: Member;
}

/** Beyond it a quantity is a slip of the hand. */
const most = 1_000_000_000;

interface Common {
  readonly ingredientId: string;
  readonly unit?: Unit | undefined;
  readonly reason?: string | undefined;
}

interface Kind<Payload> {
  readonly changeType: StockChangeType;
  readonly quantity: (payload: Payload) => number;
  /** What the quantity, in the ingredient's unit, adds. */
  readonly delta: (quantity: number, ingredient: Ingredient) => number;
}

/** Refuses what leaves less than nothing, or more than anybody has. */
const requirePossible = (delta: Delta): Refused | undefined => {
  const after = delta.ingredient.currentStock + delta.delta;
  if (Math.abs(after) <= most) return requireStock([delta]);
  return reject('failed-precondition', `no stock is beyond ${most} ${delta.ingredient.unit}`, { most });
};

/** A change of one stock by hand. What it adds is decided against the stock as it is, never against what a device saw. */
const change = <Payload extends Common>({
  changeType,
  quantity,
  delta,
}: Kind<Payload>): CommandDefinition<Payload, Reads> => ({
  aggregate: ({ command }) => `ingredient/${command.payload.ingredientId}`,

  reads: ({ command: { providerId, payload }, actor }) => [
    ingredientRef(providerId, payload.ingredientId),
    ...membershipRefs(providerId, actor),
  ],

  decide: (request, docs) => {
    const { command, actor } = request;
    const { ingredientId, unit, reason } = command.payload;
    const denied = requireRole(docs, command.providerId, actor, frontOfHouse);
    if (denied) return denied;
    const ingredient = docs.get(ingredientRef(command.providerId, ingredientId));
    if (!ingredient) return reject('not-found', `no ingredient ${ingredientId}`, { field: 'ingredientId' });
    const stale = requireVersion(command, ingredient.version);
    if (stale) return stale;
    const amount = convert(quantity(command.payload), unit ?? ingredient.unit, ingredient.unit);
    if (amount === undefined) {
      return reject('invalid-argument', `${ingredient.name} is kept in ${ingredient.unit}`, { field: 'unit' });
    }
    const change = { ingredientId, ingredient, delta: toQuantity(delta(amount, ingredient)) };
    const impossible = requirePossible(change);
    if (impossible) return impossible;
    const { eventIds, writes } = stockWrites(request, {
      changeType,
      reason,
      referenceType: 'command',
      referenceId: command.id,
      entity: { entityType: 'ingredient', entityId: ingredientId },
      deltas: [change],
    });
    return { version: ingredient.version + 1, eventIds, writes };
  },
});

export const receiveStock = change<ReceiveStock>({
  changeType: 'received',
  quantity: ({ quantity }) => quantity,
  delta: (quantity) => quantity,
});

/** What was spilt, or found again. */
export const adjustStock = change<AdjustStock>({
  changeType: 'adjusted',
  quantity: ({ delta }) => delta,
  delta: (quantity) => quantity,
});

/** What is on the shelf: the difference to the books is logged, even where there is none. */
export const countStock = change<CountStock>({
  changeType: 'counted',
  quantity: ({ counted }) => counted,
  delta: (counted, { currentStock }) => counted - currentStock,
});
