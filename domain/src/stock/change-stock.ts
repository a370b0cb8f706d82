import type { CommandDefinition } from '../kernel/command-definition.ts';
import { reject } from '../kernel/rejection.ts';
import { requireVersion } from '../kernel/require-version.ts';
import type { Member } from '../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../provider/members/require-role.ts';
import type { Ingredient } from './ingredient.ts';
import { ingredientRef } from './paths.ts';
import { convert, toQuantity, type Unit } from './quantity.ts';
import { requireStock } from './shortages.ts';
import type { StockChangeType } from './stock-log.ts';
import { stockWrites } from './writes.ts';

type Reads = {
  ingredient: Ingredient;
  member: Member;
};

/** Every change of one stock carries these. */
export interface ChangedStock {
  readonly ingredientId: string;
  readonly unit?: Unit | undefined;
  readonly reason?: string | undefined;
}

interface StockChangeKind<Field extends string> {
  readonly changeType: StockChangeType;
  /** The payload's quantity. */
  readonly field: Field;
  /** The change of stock that the quantity means, in the ingredient's unit. */
  readonly delta: (quantity: number, ingredient: Ingredient) => number;
}

/** A manual change of one stock. It applies to the current stock, never to the value that a device saw. */
const stockCommand = <Field extends string>({
  changeType,
  field,
  delta,
}: StockChangeKind<Field>): CommandDefinition<ChangedStock & Readonly<Record<Field, number>>, Reads> => ({
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
    if (!ingredient)
      return reject('not-found', `no ingredient ${ingredientId}`, { reason: 'no-ingredient', field: 'ingredientId' });
    const stale = requireVersion(command, ingredient.version);
    if (stale) return stale;
    const amount = convert(command.payload[field], unit ?? ingredient.unit, ingredient.unit);
    if (amount === undefined) {
      return reject('invalid-argument', `${ingredient.name} is measured in ${ingredient.unit}`, {
        reason: 'wrong-unit',
        field: 'unit',
      });
    }
    const change = { ingredientId, ingredient, delta: toQuantity(delta(amount, ingredient)) };
    const refused = requireStock([change], field);
    if (refused) return refused;
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

export const receiveStock = stockCommand({
  changeType: 'received',
  field: 'quantity',
  delta: (quantity) => quantity,
});

/** Records a loss or a surplus. */
export const adjustStock = stockCommand({
  changeType: 'adjusted',
  field: 'delta',
  delta: (quantity) => quantity,
});

/** Records an inventory count. It logs the difference to the books, even if it is zero. */
export const countStock = stockCommand({
  changeType: 'counted',
  field: 'counted',
  delta: (counted, { currentStock }) => counted - currentStock,
});
