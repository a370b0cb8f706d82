import type { CommandPayloads, Fields, Ingredient, Recipe, Unit } from '@counterfoil/domain';
import type { BadRow } from '../csv/read-csv.ts';

/** The house as far as an import needs to know it. */
export interface ProviderState {
  readonly currency: string;
  readonly ingredients: ReadonlyMap<string, Pick<Ingredient, 'unit' | 'version'>>;
  readonly recipes: ReadonlyMap<string, Recipe>;
}

/** A record to be there. */
export interface PlannedRecord {
  readonly line: number;
  /** Below the house. */
  readonly path: string;
  /** Where there is none yet: what the file states, with defaults for the rest. */
  readonly fields: Fields;
  /** Where there is one: only what the file states, for the rest is what staff and managers have set. */
  readonly stated: Fields;
}

/** A stock that was counted. Its unit belongs to it: 2 kg are another count than 2 g. */
export interface PlannedCount {
  readonly line: number;
  readonly payload: CommandPayloads['stock.count'];
  readonly unit: Unit;
}

/** What a file comes to. */
export interface ImportPlan {
  readonly records: readonly PlannedRecord[];
  /** Once the records are there. */
  readonly counts: readonly PlannedCount[];
  readonly badRows: readonly BadRow[];
}
