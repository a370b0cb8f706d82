/**
 * By provider, the figures that the next heartbeat of this device takes along. `@counterfoil/client/health` sets them;
 * without it, a heartbeat has none.
 */
export const reports = new Map<string, { readonly health: object }>();
