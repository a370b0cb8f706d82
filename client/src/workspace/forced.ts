export interface Forced {
  /** Drops what has not been sent, instead of refusing. */
  readonly force?: boolean;
}
