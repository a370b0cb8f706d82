/** What may go wrong with a service. */
export type Fault =
  /** It answers that something is wrong with it. */
  | { readonly kind: 'error' }
  /** It takes the request and never answers. */
  | { readonly kind: 'silence' }
  /** The connection breaks before it has looked at the request. */
  | { readonly kind: 'reset' }
  /** It does what it is asked, and the connection breaks before its answer. */
  | { readonly kind: 'lostAnswer' }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  /** OneSignal only: 200, and an empty id. */
  | { readonly kind: 'emptyId' };

/** Asked at every request; decides what goes wrong with it. */
export type FaultPlan = () => Fault | undefined;

export const noFaults: FaultPlan = () => undefined;
