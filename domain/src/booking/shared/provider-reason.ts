import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Party } from './party.ts';

/** Reasons for a cancellation that `expire` and `markNoShow` set. Nobody may type them. */
export const providerReasons = ['no-show', 'expired'] as const;
export type ProviderReason = (typeof providerReasons)[number];

/**
 * Returns the reason if the provider side set it. A customer's own text stays private, even if it equals one of these.
 */
export const providerReason = (by: Party | undefined, reason: string | undefined): ProviderReason | undefined =>
  by === 'endUser' ? undefined : providerReasons.find((candidate) => candidate === reason);

/** Refuses a typed reason that equals one of `providerReasons`. */
export const rejectProviderReason = (by: Party, reason: string | undefined): Refused | undefined =>
  providerReason(by, reason)
    ? reject('invalid-argument', `«${reason}» is a reserved reason`, { reason: 'reserved-text', field: 'reason' })
    : undefined;
