/**
 * What an app loads when it first needs it, and only here: who imports one of these otherwise brings it into every app from the
 * start.
 */
export const onDemand = {
  analytics: () => import('./on-demand/analytics.ts'),
  ownWrites: () => import('./on-demand/own-writes.ts'),
  presence: () => import('./on-demand/presence.ts'),
  records: () => import('./on-demand/records.ts'),
  slots: () => import('./on-demand/slots.ts'),
  closing: () => import('./on-demand/closing.ts'),
  devices: () => import('./on-demand/devices.ts'),
  isBehind: () => import('./on-demand/is-behind.ts'),
  isTaken: () => import('./on-demand/is-taken.ts'),
  kitchen: () => import('./on-demand/kitchen.ts'),
  fillCache: () => import('./on-demand/fill-cache.ts'),
  optimist: () => import('./on-demand/optimist.ts'),
};
