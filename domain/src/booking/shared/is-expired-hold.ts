import type { Party } from './party.ts';
import { providerReason } from './provider-reason.ts';

interface Cancellable {
  readonly status: string;
  readonly cancelledBy?: Party | undefined;
  readonly cancellationReason?: string | undefined;
}

/** True if nobody paid for a hold or answered a request in time, and the schedule has expired it. */
export const isExpiredHold = ({ status, cancelledBy, cancellationReason }: Cancellable): boolean =>
  status === 'cancelled' && providerReason(cancelledBy, cancellationReason) === 'expired';
