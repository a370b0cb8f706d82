import { actorId } from '../kernel/actor.ts';
import type { CommandRequest } from '../kernel/command.ts';
import { eventDocument, eventWrite, type Recorded } from '../kernel/event.ts';
import type { Write } from '../kernel/write.ts';
import { providerEvents } from '../provider/profile/paths.ts';
import type { StockChange, StockEvent } from './event.ts';
import type { Ingredient } from './ingredient.ts';
import { ingredientRef, stockLogsPath } from './paths.ts';
import { toQuantity } from './quantity.ts';
import { isShort, standingOf } from './standing.ts';
import type { StockChangeType, StockLog } from './stock-log.ts';

/** An ingredient as read, with the change to its stock. */
export interface Delta {
  readonly ingredientId: string;
  readonly ingredient: Ingredient;
  readonly delta: number;
}

/** A command's changes to stocks, with their cause. */
export interface StockMove extends Pick<StockLog, 'referenceType' | 'referenceId'> {
  readonly changeType: StockChangeType;
  readonly reason?: string | undefined;
  readonly entity: { readonly entityType: 'order' | 'ingredient'; readonly entityId: string };
  readonly deltas: readonly Delta[];
  /** Number of the first event, if the command has earlier events. */
  readonly firstEvent?: number;
}

interface ChangedStock extends StockChange {
  readonly before: Ingredient;
  readonly after: Ingredient;
}

/** True if the document already says that the ingredient is short. Otherwise this commit must raise the alert. */
const isReportedShort = (before: Ingredient): boolean =>
  isShort(before) && (before.stockStatus === 'LOW_STOCK' || before.stockStatus === 'OUT_OF_STOCK');

const applyDelta = (
  { command, now }: CommandRequest<unknown>,
  { ingredientId, ingredient, delta }: Delta,
): ChangedStock => {
  const currentStock = toQuantity(ingredient.currentStock + delta);
  const counted = { ...ingredient, currentStock };
  const version = ingredient.version + 1;
  return {
    ingredientId,
    quantityBefore: ingredient.currentStock,
    quantityAfter: currentStock,
    quantityChanged: delta,
    version,
    before: ingredient,
    after: { ...counted, ...standingOf(counted), version, lastCommandId: command.id, updatedAt: now },
  };
};

const logWrite = (request: CommandRequest<unknown>, { changeType, reason, referenceType, referenceId }: StockMove) => {
  const { command, actor, now } = request;
  return ({ before, after: _a, ...change }: ChangedStock): Write => {
    const data: StockLog = {
      ...change,
      changeType,
      unit: before.unit,
      reason,
      referenceType,
      referenceId,
      triggeredBy: actorId(actor),
      createdAt: now,
      updatedAt: now,
    };
    const path = `${stockLogsPath(command.providerId)}/${command.id}_${change.ingredientId}`;
    return { op: 'create', path, data };
  };
};

const stockEvents = (
  { changeType, referenceType, referenceId, entity }: StockMove,
  changes: readonly ChangedStock[],
) => {
  const changesOnly = changes.map(({ before: _b, after: _a, ...change }) => change);
  const moved: StockEvent = {
    type: 'inventory.stockChanged',
    payload: { changeType, referenceType, referenceId, changes: changesOnly },
  };
  const version = Math.max(...changes.map((change) => change.version));
  const alerts = changes
    .filter(({ before, after }) => isShort(after) && !isReportedShort(before))
    .map(({ ingredientId, after: { name, currentStock, reorderPoint, stockStatus }, version }) => ({
      entity: { entityType: 'ingredient', entityId: ingredientId },
      version,
      event: {
        type: 'inventory.lowStockAlert',
        payload: { ingredientId, name, currentStock, reorderPoint, stockStatus },
      } satisfies StockEvent,
    }));
  return [{ entity, version, event: moved }, ...alerts];
};

/**
 * All writes of a stock change: each ingredient with its new status, one log entry each, and the events. The
 * ingredients' versions at the read are preconditions, so no stock is consumed twice.
 */
export const stockWrites = (
  request: CommandRequest<unknown>,
  move: StockMove,
): { readonly eventIds: string[]; readonly writes: Write[] } => {
  const { command, now } = request;
  const changes = move.deltas.map((delta) => applyDelta(request, delta));
  if (changes.length === 0) return { eventIds: [], writes: [] };
  const events = stockEvents(move, changes).map(({ entity, version, event }, n) => {
    const id = `${command.id}_${(move.firstEvent ?? 0) + n}`;
    const recorded: Recorded<StockEvent> = { ...event, id, commandId: command.id, version, occurredAt: now };
    return eventDocument(request, entity, recorded);
  });
  return {
    eventIds: events.map(({ id }) => String(id)),
    writes: [
      ...changes.map(
        ({ ingredientId, after }): Write => ({
          op: 'update',
          path: ingredientRef(command.providerId, ingredientId).path,
          data: after,
        }),
      ),
      ...changes.map(logWrite(request, move)),
      ...events.map((event) => eventWrite(providerEvents(command.providerId), event)),
    ],
  };
};
