import { v3 } from 'uuid';

/** Generated once for Counterfoil. A change of it would send everything again. */
const namespace = '6f1f4f6e-6d0b-4a53-9a0e-3f0c5e0a7c55';

/**
 * A notification's UUID, the same at every attempt. Version 3 (name-based), because OneSignal's older rules require it.
 */
export const idempotencyKey = (notificationPath: string): string => v3(notificationPath, namespace);
