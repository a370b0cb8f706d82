import type { Party } from './party.ts';
import { providerReason } from './provider-reason.ts';

interface Cancellable {
  readonly status: string;
  readonly cancelledBy?: Party | undefined;
  readonly cancellationReason?: string | undefined;
}

/** A hold that nobody paid for in time and that was swept: what it held is given back. */
export const isExpiredHold = ({ status, cancelledBy, cancellationReason }: Cancellable): boolean =>
  status === 'cancelled' && providerReason(cancelledBy, cancellationReason) === 'expired';
