/**
 * What an app loads when it first needs it, and only here: who imports one of these otherwise brings it into every app from the
 * start.
 */
export const onDemand = {
  afterStart: () => import('./on-demand/after-start.ts'),
  analytics: () => import('./on-demand/analytics.ts'),
  slots: () => import('./on-demand/slots.ts'),
  devices: () => import('./on-demand/devices.ts'),
  kitchen: () => import('./on-demand/kitchen.ts'),
  optimist: () => import('./on-demand/optimist.ts'),
};
