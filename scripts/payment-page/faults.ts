/** A fault that befalls a request to the gateway's API. */
export type GatewayFault =
  /** The connection breaks before the gateway reads the request. */
  | { readonly kind: 'down' }
  /** The gateway acts, and the connection breaks before its answer. */
  | { readonly kind: 'lostAnswer' }
  /** It answers with an error and has done nothing. It repeats this answer to the same idempotency key. */
  | { readonly kind: 'error' }
  /** It answers with an error and has acted all the same. */
  | { readonly kind: 'errorAfterActing' }
  /** Too many requests: nothing began, and nothing is remembered. */
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number };

/** Called for every request; returns its fault. */
export type GatewayFaults = () => GatewayFault | undefined;
