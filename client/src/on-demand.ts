/**
 * What an app loads when it first needs it, and only here: who imports one of these otherwise brings it into every app from the
 * start.
 */
export const onDemand = {
  afterStart: () => import('./after-start.lazy.ts'),
  analytics: () => import('./provider/analytics.lazy.ts'),
  slots: () => import('./provider/slots.lazy.ts'),
  devices: () => import('./presence/devices.lazy.ts'),
  kitchen: () => import('./provider/kitchen.lazy.ts'),
  optimist: () => import('./optimistic/engine.lazy.ts'),
};
