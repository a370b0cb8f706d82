import {
  providerRefunds,
  providerUnmatchedPayments,
  type Query,
  type Refund,
  type RefundStatus,
  type UnmatchedPayment,
} from '@counterfoil/domain/core';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { internals } from '../inspector/internals.ts';
import { createLists } from '../live/lists.ts';
import type { LiveList } from '../live/live.ts';
import { createMemoized, type Memoized } from '../live/memoized.ts';

const streams = new WeakMap<object, Memoized>();

const listOf = <T>(counterfoil: Counterfoil, query: Query): LiveList<T> => {
  const known = internals.get(counterfoil);
  if (!known) throw new CounterfoilError('unimplemented', 'a fake client keeps no refunds');
  const { connection, overlay } = known;
  const memoized = streams.get(counterfoil) ?? createMemoized(() => connection.auth.currentUser?.uid);
  streams.set(counterfoil, memoized);
  return createLists(connection, overlay, memoized).list<T>(query);
};

/**
 * A provider's refunds in one status, the latest change first. Only for owner and manager. `refund.retry` and
 * `refund.settle` decide about those that are `due` or `failed`.
 */
export const refunds = (counterfoil: Counterfoil, providerId: string, status: RefundStatus): LiveList<Refund> =>
  listOf<Refund>(counterfoil, providerRefunds(providerId, status));

/**
 * A provider's payments that match nothing, newest first. Only for owner and manager. `unmatchedPayment.settle` closes
 * one by its id.
 */
export const unmatchedPayments = (
  counterfoil: Counterfoil,
  providerId: string,
  status: 'open' | 'closed' = 'open',
): LiveList<UnmatchedPayment> => listOf<UnmatchedPayment>(counterfoil, providerUnmatchedPayments(providerId, status));
