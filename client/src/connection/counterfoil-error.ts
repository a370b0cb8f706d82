/** Something the app should hear of: a read that was refused, a call that could not be made. Refused commands are outcomes. */
export class CounterfoilError extends Error {
  /** The standard codes without a service's prefix: `permission-denied`, `unauthenticated`, `unavailable` … */
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CounterfoilError';
    this.code = code;
  }

  /** Any error of the Firebase SDK, with what was being done when it came. */
  static from(error: unknown, doing: string): CounterfoilError {
    if (error instanceof CounterfoilError) return error;
    const code = error instanceof Error && 'code' in error ? String(error.code).replace(/^[a-z]+\//, '') : 'unknown';
    const message = error instanceof Error ? error.message : String(error);
    return new CounterfoilError(code, `${doing}: ${message} (${code})`, error);
  }
}
