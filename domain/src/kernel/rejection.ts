import type { CodeOf, Reason } from './reason.ts';
import type { RejectionCode } from './rejection-code.ts';

export interface Rejection {
  readonly code: RejectionCode;
  /** One sentence for the developer or the log. Apps show a text by `details.reason`, and translate it. */
  readonly message: string;
  readonly details?: RejectionDetails;
}

/** A JSON value. */
export type Detail = string | number | boolean | null | readonly Detail[] | { readonly [key: string]: Detail };

type Facts = Readonly<Record<string, Detail>>;

/**
 * Machine-readable facts, such as the invalid `field`, the `currentVersion`, or the number of seats `available`. The
 * `reason` is one of the catalogue. Outcomes that earlier versions stored have none.
 */
export type RejectionDetails = Facts & { readonly reason?: Reason };

export interface Refused {
  readonly rejection: Rejection;
}

/** A refusal as a value, for a decider to return. Its reason determines the code. */
export const reject = <R extends Reason>(
  code: CodeOf<R>,
  message: string,
  details: Facts & { readonly reason: R },
): Refused => ({ rejection: { code, message, details } });
