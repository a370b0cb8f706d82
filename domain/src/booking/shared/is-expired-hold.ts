import type { Party } from './party.ts';
import { providerReason } from './provider-reason.ts';

interface Cancellable {
  readonly status: string;
  readonly cancelledBy?: Party | undefined;
  readonly cancellationReason?: string | undefined;
}

/** True if the hold expired without payment and the sweep released its seats. */
export const isExpiredHold = ({ status, cancelledBy, cancellationReason }: Cancellable): boolean =>
  status === 'cancelled' && providerReason(cancelledBy, cancellationReason) === 'expired';
