/** Reasons for a refusal: the standard gRPC codes that Firebase uses everywhere. */
export const rejectionCodes = [
  'invalid-argument',
  'unauthenticated',
  'permission-denied',
  'not-found',
  'already-exists',
  'failed-precondition',
  'aborted',
  'resource-exhausted',
  /** It would fail again in the same way. The details hold a `reference` number for the operator. */
  'internal',
] as const;

export type RejectionCode = (typeof rejectionCodes)[number];

export interface Rejection {
  readonly code: RejectionCode;
  /** One sentence for the developer or the log. Apps translate by `code` and `details`. */
  readonly message: string;
  /** Machine-readable facts, such as the invalid `field`, the `currentVersion`, or the number of seats `available`. */
  readonly details?: RejectionDetails;
}

/** A JSON value. */
export type Detail = string | number | boolean | null | readonly Detail[] | { readonly [key: string]: Detail };

export type RejectionDetails = Readonly<Record<string, Detail>>;

export interface Refused {
  readonly rejection: Rejection;
}

/** A refusal as a value, for a decider to return. */
export const reject = (code: RejectionCode, message: string, details?: RejectionDetails): Refused => ({
  rejection: details ? { code, message, details } : { code, message },
});
