import {
  providerRefunds,
  providerUnmatchedPayments,
  type Refund,
  type RefundStatus,
  type UnmatchedPayment,
} from '@counterfoil/domain/core';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf } from '../inspector/client-parts.ts';
import type { LiveList } from '../live/live.ts';

/**
 * A provider's refunds in one status, the latest change first. Only for owner and manager. `refund.retry` and
 * `refund.settle` decide about those that are `due` or `failed`.
 */
export const refunds = (counterfoil: Counterfoil, providerId: string, status: RefundStatus): LiveList<Refund> =>
  listsOf(counterfoil).list<Refund>(providerRefunds(providerId, status));

/**
 * A provider's payments that match nothing, by their ids: they are few. Only for owner and manager.
 * `unmatchedPayment.settle` closes one.
 */
export const unmatchedPayments = (
  counterfoil: Counterfoil,
  providerId: string,
  status: 'open' | 'closed' = 'open',
): LiveList<UnmatchedPayment> =>
  listsOf(counterfoil).list<UnmatchedPayment>(providerUnmatchedPayments(providerId, status));
