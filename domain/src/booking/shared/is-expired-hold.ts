import type { Party } from './party.ts';
import { houseReason } from './provider-reason.ts';

interface Cancellable {
  readonly status: string;
  readonly cancelledBy?: Party | undefined;
  readonly cancellationReason?: string | undefined;
}

/** A hold that nobody paid for in time and that was swept: what it held is given back. */
export const lapsed = ({ status, cancelledBy, cancellationReason }: Cancellable): boolean =>
  status === 'cancelled' && houseReason(cancelledBy, cancellationReason) === 'expired';
