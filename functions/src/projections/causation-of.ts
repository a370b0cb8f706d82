import type { SourceEvent } from '@counterfoil/domain';
import type { ProjectionContext } from './projection.ts';

/** The causation fields of an event that derives from another one. */
export const causationOf = ({ event }: ProjectionContext): SourceEvent => ({
  id: String(event.id),
  correlationId: String(event.correlationId ?? event.id),
});
