/** The faults of a service. */
export type Fault =
  /** It answers with an error. */
  | { readonly kind: 'error' }
  /** It accepts the request and never answers. */
  | { readonly kind: 'silence' }
  /** The connection breaks before the service reads the request. */
  | { readonly kind: 'reset' }
  /** The service handles the request, and the connection breaks before its answer. */
  | { readonly kind: 'lostAnswer' }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  /** OneSignal only: status 200 with an empty id. */
  | { readonly kind: 'emptyId' };

/** Called for every request; returns its fault. */
export type FaultPlan = () => Fault | undefined;

export const noFaults: FaultPlan = () => undefined;
