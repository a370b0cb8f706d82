/** `pending`: not confirmed yet. `confirmed`: sent to the kitchen at least once. */
export const orderStatuses = ['pending', 'confirmed', 'completed', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const openStatuses = ['pending', 'confirmed'] as const satisfies readonly OrderStatus[];

/** `new` until its confirmation, then one step at a time. */
export const lineStatuses = ['new', 'queued', 'preparing', 'ready', 'served'] as const;
export type LineStatus = (typeof lineStatuses)[number];
