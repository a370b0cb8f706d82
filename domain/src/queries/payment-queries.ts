import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** Entries of a payment that matched nothing. Earlier versions gave them other ids. */
export const unmatchedPaymentsOf = (paymentId: string): Query =>
  listQuery('unmatchedPayments', [], [['paymentId', '==', paymentId]]);

/** Samples for the index test. */
export const paymentQueries = (): Query[] => [unmatchedPaymentsOf('p')];
