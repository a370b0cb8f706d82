import type { StoredEvent } from '../../kernel/stored-event.ts';
import type { StockChange, StockEvent } from '../../stock/event.ts';
import { ingredientRef, stockLogsPath } from '../../stock/paths.ts';
import type { StockLog } from '../../stock/stock-log.ts';
import { becoming, type Mend } from '../mend.ts';
import { stored } from '../told.ts';

type Moved = Extract<StoredEvent<StockEvent>, { readonly type: 'inventory.stockChanged' }>;

/** The address of the log of a change, from its event. */
export const logPathOf = (providerId: string, { correlationId }: Pick<Moved, 'correlationId'>, ingredientId: string) =>
  `${stockLogsPath(providerId)}/${correlationId}_${ingredientId}`;

/** The log as its command has written it, but for the reason, which the event does not repeat. */
export const logOf = (event: Moved, change: StockChange, unit: StockLog['unit'], reason?: string): StockLog => {
  const { changeType, referenceType, referenceId } = event.payload;
  return {
    ...change,
    changeType,
    unit,
    ...(reason === undefined ? {} : { reason }),
    referenceType,
    referenceId,
    triggeredBy: event.createdBy,
    createdAt: event.occurredAt,
    updatedAt: event.occurredAt,
  };
};

/** The change of one ingredient of which an event tells. */
export const changeIn = (event: StoredEvent<StockEvent> | undefined, ingredientId: string) => {
  if (event?.type !== 'inventory.stockChanged') return undefined;
  const change = event.payload.changes.find((one) => one.ingredientId === ingredientId);
  return change && { event, change };
};

/** A log and its event are written in one commit. Nobody changes either, so the event tells what the log was. */
export const stockLogMend: Mend = {
  reads: ({ command: { payload, providerId } }) => [
    { kind: 'stockLog', path: payload.where },
    { kind: 'stockEvent', path: payload.from[0] ?? '' },
    ...ingredientsIn(payload.from, providerId),
  ],
  plan: ({ command: { payload, providerId } }, docs) => {
    const [eventPath = '', ingredientPath = ''] = payload.from;
    const ingredientId = ingredientPath.slice(ingredientPath.lastIndexOf('/') + 1);
    const found = changeIn(docs.get({ kind: 'stockEvent', path: eventPath }), ingredientId);
    const before = docs.get({ kind: 'stockLog', path: payload.where });
    const unit = before?.unit ?? docs.get(ingredientRef(providerId, ingredientId))?.unit;
    if (!found || !unit || logPathOf(providerId, found.event, ingredientId) !== payload.where) return 'person';
    return becoming(payload.where, before, stored(logOf(found.event, found.change, unit, before?.reason)));
  },
};

const ingredientsIn = (from: readonly string[], providerId: string) =>
  from.slice(1).map((path) => ingredientRef(providerId, path.slice(path.lastIndexOf('/') + 1)));
