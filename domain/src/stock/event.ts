import type { DomainEvent } from '../kernel/event.ts';
import type { StockStatus } from './status.ts';
import type { StockChangeType, StockLog } from './stock-log.ts';

export interface StockChange {
  readonly ingredientId: string;
  readonly quantityBefore: number;
  readonly quantityAfter: number;
  readonly quantityChanged: number;
  /** The stock's version after the change. */
  readonly version: number;
}

/**
 * `stockChanged` covers all stock that one command changed. Its entity is the order, or the single ingredient.
 * `lowStockAlert` occurs once each time a stock falls to its reorder point.
 */
export type StockEvent =
  | DomainEvent<
      'inventory.stockChanged',
      {
        changeType: StockChangeType;
        referenceType: StockLog['referenceType'];
        referenceId: string;
        changes: StockChange[];
      }
    >
  | DomainEvent<
      'inventory.lowStockAlert',
      { ingredientId: string; name: string; currentStock: number; reorderPoint: number; stockStatus: StockStatus }
    >;
