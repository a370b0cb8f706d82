import type { CauseEvent } from '@counterfoil/domain';
import type { ProjectionContext } from './projection.ts';

/** What an event that follows says of the one it follows from. */
export const causationOf = ({ event }: ProjectionContext): CauseEvent => ({
  id: String(event.id),
  correlationId: String(event.correlationId ?? event.id),
});
