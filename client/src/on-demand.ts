/**
 * What an app loads when it first needs it, and only here: who imports one of these otherwise brings it into every app from the
 * start.
 */
export const onDemand = {
  analytics: () => import('./on-demand/analytics.ts'),
  slots: () => import('./on-demand/slots.ts'),
  devices: () => import('./on-demand/devices.ts'),
  isBehind: () => import('./on-demand/is-behind.ts'),
  kitchen: () => import('./on-demand/kitchen.ts'),
  fillCache: () => import('./on-demand/fill-cache.ts'),
  heartbeat: () => import('./on-demand/heartbeat.ts'),
  optimist: () => import('./on-demand/optimist.ts'),
};
