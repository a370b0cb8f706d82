import { closureRef } from '../booking/closures/paths.ts';
import type { Fields } from '../kernel/write.ts';
import { providerPath } from '../provider/profile/paths.ts';
import { orderRef } from '../restaurant/orders/paths.ts';
import { stockLogsPath } from '../stock/paths.ts';
import { isFields } from './fields.ts';

/** The collections of records by the entity of their events, for the traces of deletions. */
const deletedKinds: Readonly<Record<string, readonly string[]>> = {
  category: ['categories'],
  menuItem: ['menuItems', 'menuCosting'],
  table: ['tables'],
  printer: ['printers'],
  recipe: ['recipes'],
  ingredient: ['ingredients', 'ingredientCosting'],
  service: ['services'],
  resource: ['resources'],
  plan: ['plans'],
};

/** Documents that name the members who work on them. */
const entityPaths: Readonly<Record<string, (providerId: string, id: string) => string>> = {
  order: (providerId, id) => orderRef(providerId, id).path,
  closure: (providerId, id) => closureRef(providerId, id).path,
};

/** Documents that an event leads to, because nothing else does. */
export interface EventTraces {
  /** They name the author. */
  readonly rewrite: readonly string[];
  /** Their address names the author. */
  readonly drop: readonly string[];
}

const ingredientsIn = (payload: unknown): string[] => {
  const changes: unknown = isFields(payload) ? payload.changes : undefined;
  return Array.isArray(changes) ? changes.flatMap((one) => (isFields(one) ? [String(one.ingredientId)] : [])) : [];
};

/** Where an event's author has left traces: the order, the closure, the logs of the stock, a record's deletion. */
export const eventTraces = (providerId: string, uid: string, event: Fields): EventTraces => {
  const entityId = String(event.entityId);
  const drop = (deletedKinds[String(event.entityType)] ?? []).map(
    (kind) => `${providerPath(providerId)}/deletions/${kind}.${entityId}.${uid}`,
  );
  // The stock that an order takes is an event of that order.
  const logs = ingredientsIn(event.payload).map((id) => `${stockLogsPath(providerId)}/${event.correlationId}_${id}`);
  const entities = Object.hasOwn(entityPaths, String(event.entityType))
    ? [entityPaths[String(event.entityType)]?.(providerId, entityId) ?? '']
    : [];
  return { rewrite: [...entities, ...logs], drop };
};
