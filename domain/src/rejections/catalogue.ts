import { type CodeOf, type Reason, reasonCodes } from '../kernel/reason.ts';
import type { Rejection } from '../kernel/rejection.ts';
import type { RejectionCode } from '../kernel/rejection-code.ts';
import { type Language, languageOf } from '../notifications/reader.ts';
import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { meanings } from './meanings.ts';

export interface RejectionEntry<R extends Reason = Reason> {
  readonly reason: R;
  readonly code: CodeOf<R>;
  /** For developers, with the names of the further details in backticks. */
  readonly meaning: string;
  /** The sentence for a person, by language. */
  readonly texts: Readonly<Record<Language, string>>;
}

const isReason = (reason: unknown): reason is Reason =>
  typeof reason === 'string' && Object.hasOwn(reasonCodes, reason);

/** The entry of a reason. */
export const rejectionEntry = <R extends Reason>(reason: R): RejectionEntry<R> => ({
  reason,
  code: reasonCodes[reason],
  meaning: meanings[reason],
  texts: { en: english[reason], ar: arabic[reason] },
});

/** All reasons. */
export const rejectionCatalogue = (): RejectionEntry[] => Object.keys(reasonCodes).filter(isReason).map(rejectionEntry);

/** The reason that speaks for a code, for a rejection without a reason that this version knows. */
const standIns = {
  'invalid-argument': 'invalid-field',
  unauthenticated: 'denied',
  'permission-denied': 'denied',
  'not-found': 'wrong-status',
  'already-exists': 'wrong-status',
  'failed-precondition': 'wrong-status',
  aborted: 'version-conflict',
  'resource-exhausted': 'limit',
  internal: 'internal',
} as const satisfies Readonly<Record<RejectionCode, Reason>>;

/**
 * The sentence that an app shows to a person. Without a reason that is known here, it follows the code: an earlier version
 * stored none, and a newer server may give another one.
 *
 * @param locale of the person, such as `ar-EG`; English unless it is Arabic
 */
export const textOf = ({ code, details }: Pick<Rejection, 'code' | 'details'>, locale?: string): string => {
  const reason = isReason(details?.reason) ? details.reason : standIns[code];
  return rejectionEntry(reason).texts[languageOf(locale)];
};
