/**
 * A failed read, write or call. A command that the server refuses is not an error: it resolves with a rejected outcome.
 */
export class CounterfoilError extends Error {
  /** A Firebase error code without the service's prefix: `permission-denied`, `unauthenticated`, `unavailable` … */
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CounterfoilError';
    this.code = code;
  }

  /** Wraps an error of the Firebase SDK. `doing` names the failed operation and starts the message. */
  static from(error: unknown, doing: string): CounterfoilError {
    if (error instanceof CounterfoilError) return error;
    const code = error instanceof Error && 'code' in error ? String(error.code).replace(/^[a-z]+\//, '') : 'unknown';
    const message = error instanceof Error ? error.message : String(error);
    return new CounterfoilError(code, `${doing}: ${message} (${code})`, error);
  }
}
