/** Codes of a refusal: the standard gRPC codes that Firebase uses everywhere. */
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
