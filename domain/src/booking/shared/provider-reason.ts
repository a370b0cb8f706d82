import { type Rejection, reject } from '../../kernel/rejection.ts';
import type { Party } from './party.ts';

/** The reasons for a cancellation that the house gives itself, by `expire` and `markNoShow`; nobody may type them. */
export const houseReasons = ['no-show', 'expired'] as const;
export type HouseReason = (typeof houseReasons)[number];

/** The reason, if it was the house's: what a person wrote stays with that person, whatever it reads. */
export const houseReason = (by: Party | undefined, reason: string | undefined): HouseReason | undefined =>
  by === 'endUser' ? undefined : houseReasons.find((known) => known === reason);

/** Refuses a reason that would be read as the house's own. */
export const requireOwnWords = (by: Party, reason: string | undefined): { rejection: Rejection } | undefined =>
  houseReason(by, reason)
    ? reject('invalid-argument', `«${reason}» is a reason the house gives by itself`, { field: 'reason' })
    : undefined;
