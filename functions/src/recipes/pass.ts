import type { Needs, Provider, Write } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { DueEvent } from './due-events.ts';
import type { RecipeBook } from './recipe-book.ts';

/** One pass of a worker over all that is due. */
export interface Pass {
  readonly firestore: Firestore;
  readonly providerId: string;
  readonly provider: Provider;
  readonly book: RecipeBook;
  readonly needsOf: (recipeId: string) => Needs;
  readonly events: readonly DueEvent[];
  /** The version of the events that derive from this pass. No other pass has it. */
  readonly version: number;
  readonly now: Date;
}

/** Writes that belong into one commit. */
export type WriteGroup = readonly Write[];
