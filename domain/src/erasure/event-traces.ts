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
  if (event.entityType === 'order') return { rewrite: [orderRef(providerId, entityId).path], drop };
  if (event.entityType === 'closure') return { rewrite: [closureRef(providerId, entityId).path], drop };
  const logs = ingredientsIn(event.payload).map((id) => `${stockLogsPath(providerId)}/${event.correlationId}_${id}`);
  return { rewrite: logs, drop };
};
