/** A code that names its person to a provider. */
export interface CustomerCode {
  /** Ten characters of Crockford's base 32; people may type them in any case. */
  readonly code: string;
  /** By this device's clock. */
  readonly expiresAt: Date;
}
