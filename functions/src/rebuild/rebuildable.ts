import type { Fields, LoyaltyRules, ProjectionName, Provider } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import type { ProjectionContext } from '../projections/projection.ts';

/** The provider of a rebuild, read once when it begins or goes on. */
export interface House {
  readonly context: CommandContext;
  readonly providerId: string;
  readonly provider: Provider;
  readonly rules: LoyaltyRules;
}

/** Changes one shadow. Nobody else writes it. */
export interface ShadowChange {
  readonly id: string;
  readonly apply: (before: Fields | undefined) => Fields;
}

/** A projection that can be built again from events. */
export interface Rebuildable {
  readonly name: ProjectionName;
  /** The collection of its live documents. */
  readonly collection: (providerId: string) => string;
  /**
   * The changes that one event makes. Throws `NotProjectable` for a malformed event.
   */
  readonly changes: (event: ProjectionContext, house: House) => Promise<readonly ShadowChange[]>;
  /**
   * The document that goes live in place of another one, for each shadow of a page; `undefined` to leave the live one as
   * it is.
   */
  readonly replacements: (pairs: readonly Pair[], house: House) => Promise<readonly (Fields | undefined)[]>;
  /** True for a live document that stays, though no shadow has its id. */
  readonly keeps?: (id: string) => boolean;
}

/** A shadow, and what is live at its id. */
export interface Pair {
  readonly id: string;
  readonly shadow: Fields;
  readonly live: Fields | undefined;
}
