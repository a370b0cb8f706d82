import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Party } from './party.ts';

/** The reasons for a cancellation that the house gives itself, by `expire` and `markNoShow`; nobody may type them. */
export const providerReasons = ['no-show', 'expired'] as const;
export type ProviderReason = (typeof providerReasons)[number];

/** The reason, if it was the house's: what a person wrote stays with that person, whatever it reads. */
export const providerReason = (by: Party | undefined, reason: string | undefined): ProviderReason | undefined =>
  by === 'endUser' ? undefined : providerReasons.find((known) => known === reason);

/** Refuses a reason that would be read as the house's own. */
export const rejectProviderReason = (by: Party, reason: string | undefined): Refused | undefined =>
  providerReason(by, reason)
    ? reject('invalid-argument', `«${reason}» is a reason the house gives by itself`, { field: 'reason' })
    : undefined;
