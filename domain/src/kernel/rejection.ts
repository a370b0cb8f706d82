/** Why a command was refused. The codes are the standard gRPC ones that Firebase uses everywhere. */
export const rejectionCodes = [
  'invalid-argument',
  'unauthenticated',
  'permission-denied',
  'not-found',
  'already-exists',
  'failed-precondition',
  'aborted',
  'resource-exhausted',
] as const;

export type RejectionCode = (typeof rejectionCodes)[number];

export interface Rejection {
  readonly code: RejectionCode;
  /** One sentence for the developer or the log. Apps translate by `code` and `details`. */
  readonly message: string;
  /** Machine-readable facts: the `field` at fault, the `currentVersion`, the seats `available`. */
  readonly details?: RejectionDetails;
}

/** As JSON has it. */
export type Detail = string | number | boolean | null | readonly Detail[] | { readonly [key: string]: Detail };

export type RejectionDetails = Readonly<Record<string, Detail>>;

/** A refusal as a value, to be returned by a decider. */
export const reject = (code: RejectionCode, message: string, details?: RejectionDetails): { rejection: Rejection } => ({
  rejection: details ? { code, message, details } : { code, message },
});
