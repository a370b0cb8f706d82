import { GrpcStatus } from 'firebase-admin/firestore';

/**
 * The document was changed, deleted or created since it was read, or the database aborted in favour of another writer.
 */
const conflicts: readonly number[] = [
  GrpcStatus.FAILED_PRECONDITION,
  GrpcStatus.ALREADY_EXISTS,
  GrpcStatus.NOT_FOUND,
  GrpcStatus.ABORTED,
];

/** It is unknown whether the commit happened. */
const uncertain: readonly number[] = [GrpcStatus.UNAVAILABLE, GrpcStatus.DEADLINE_EXCEEDED, GrpcStatus.CANCELLED];

const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;

/** True if another writer committed first. */
export const isConflict = (error: unknown): boolean => conflicts.includes(codeOf(error) ?? -1);

/** True if a document to be created already exists. */
export const isAlreadyExists = (error: unknown): boolean => codeOf(error) === GrpcStatus.ALREADY_EXISTS;

/** True if the write exceeds a limit of the database. */
export const isTooLarge = (error: unknown): boolean => codeOf(error) === GrpcStatus.INVALID_ARGUMENT;

/**
 * True if the caller may read and decide again. After a commit with an unknown result, the receipt shows whether it
 * happened.
 */
export const isRetryable = (error: unknown): boolean => isConflict(error) || uncertain.includes(codeOf(error) ?? -1);
