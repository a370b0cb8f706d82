import type { ProjectionName } from '../analytics/projection-versions.ts';
import type { DomainEvent } from '../kernel/event.ts';

/** Somebody has asked for these projections to be built anew. */
export type RebuildAsked = DomainEvent<'projection.rebuildAsked', { readonly projections: readonly ProjectionName[] }>;
