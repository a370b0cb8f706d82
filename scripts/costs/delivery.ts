import { type Operations, operations, sum } from './operations.ts';

/** The TTL policy deletes a notification. */
export const created = operations({ writes: 1, deletes: 1 });

/**
 * One notification by push to one device: `deliver` reads the notification, the profile and the device, claims and
 * records.
 */
export const toCustomer: Operations = operations({ reads: 3, writes: 2 });

/** News to a member also read the membership, the wishes and the quota of pushes, and write the quota. */
export const toMember: Operations = operations({ reads: 6, writes: 3 });

/**
 * A reminder that falls due: the sweep reads it, the profile, the entity and the provider. It marks it in the commit
 * that creates the notification. The sweep itself runs every minute, whatever is due, and is not counted.
 */
export const reminder: Operations = sum([operations({ reads: 4, writes: 1, deletes: 1 }), created, toCustomer]);
