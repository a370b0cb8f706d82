import { GrpcStatus } from 'firebase-admin/firestore';

/** The document changed, vanished or appeared since it was read, or the database gave way to another writer. */
const conflicts: readonly number[] = [
  GrpcStatus.FAILED_PRECONDITION,
  GrpcStatus.ALREADY_EXISTS,
  GrpcStatus.NOT_FOUND,
  GrpcStatus.ABORTED,
];

/** The commit may or may not have happened. */
const uncertain: readonly number[] = [GrpcStatus.UNAVAILABLE, GrpcStatus.DEADLINE_EXCEEDED, GrpcStatus.CANCELLED];

const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;

/** Somebody else was first. */
export const isConflict = (error: unknown): boolean => conflicts.includes(codeOf(error) ?? -1);

/** What was to be created is there. */
export const isAlreadyExists = (error: unknown): boolean => codeOf(error) === GrpcStatus.ALREADY_EXISTS;

/** What was to be written is beyond what the database takes. */
export const isTooLarge = (error: unknown): boolean => codeOf(error) === GrpcStatus.INVALID_ARGUMENT;

/** Whether reading again and deciding again is the answer: the receipt then tells what became of an uncertain commit. */
export const isRetryable = (error: unknown): boolean => isConflict(error) || uncertain.includes(codeOf(error) ?? -1);
