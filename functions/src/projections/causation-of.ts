import type { CauseEvent } from '@counterfoil/domain';
import type { ProjectionContext } from './projection.ts';

/** The causation fields of an event that derives from another one. */
export const causationOf = ({ event }: ProjectionContext): CauseEvent => ({
  id: String(event.id),
  correlationId: String(event.correlationId ?? event.id),
});
