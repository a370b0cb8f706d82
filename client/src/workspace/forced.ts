/** Options of `close` and `signOut`. */
export interface Forced {
  /** Drops unsent work, instead of throwing `UnsentWork`. */
  readonly force?: boolean;
}
