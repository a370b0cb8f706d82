import type { CauseEvent } from '@counterfoil/domain';
import type { Cause } from './projection.ts';

/** What an event that follows says of the one it follows from. */
export const causeEvent = ({ event }: Cause): CauseEvent => ({
  id: String(event.id),
  correlationId: String(event.correlationId ?? event.id),
});
