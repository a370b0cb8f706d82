import type { CommandPayloads, Fields, Ingredient, Recipe, Unit } from '@counterfoil/domain';
import type { BadRow } from '../csv/read-csv.ts';

/** The provider's current state, as far as an import needs it. */
export interface ProviderState {
  readonly currency: string;
  readonly ingredients: ReadonlyMap<string, Pick<Ingredient, 'unit' | 'version'>>;
  readonly recipes: ReadonlyMap<string, Recipe>;
}

/** A record to create or update. */
export interface PlannedRecord {
  readonly line: number;
  /** Path below the provider. */
  readonly path: string;
  /** The fields of a new record: those of the file, with defaults for the rest. */
  readonly fields: Fields;
  /** The fields to update on an existing record: only those of the file, because staff and managers set the others. */
  readonly stated: Fields;
}

/** A counted stock. The unit is part of it: 2 kg and 2 g are different counts. */
export interface PlannedCount {
  readonly line: number;
  readonly payload: CommandPayloads['stock.count'];
  readonly unit: Unit;
}

/** The records and counts that a file results in. */
export interface ImportPlan {
  readonly records: readonly PlannedRecord[];
  /** Applied after the records. */
  readonly counts: readonly PlannedCount[];
  readonly badRows: readonly BadRow[];
}
