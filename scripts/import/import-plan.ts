import type { CommandPayloads, Fields, Recipe } from '@counterfoil/domain';
import type { BadRow } from '../csv/read-csv.ts';

/** The house as far as an import needs to know it. */
export interface HouseFacts {
  readonly currency: string;
  readonly ingredientIds: ReadonlySet<string>;
  readonly recipes: ReadonlyMap<string, Recipe>;
}

/** A record to be there with these fields. */
export interface PlannedRecord {
  readonly line: number;
  /** Below the house. */
  readonly path: string;
  readonly fields: Fields;
}

/** What a file comes to. */
export interface ImportPlan {
  readonly records: readonly PlannedRecord[];
  /** Once the records are there. */
  readonly counts: readonly { readonly line: number; readonly payload: CommandPayloads['stock.count'] }[];
  readonly badRows: readonly BadRow[];
}
