import { v3 } from 'uuid';

/** Counterfoil's own, at random once; to change it would let everything be sent again. */
const namespace = '6f1f4f6e-6d0b-4a53-9a0e-3f0c5e0a7c55';

/** A notification's UUID, the same at every attempt. By name (version 3), which OneSignal's older rules ask for. */
export const idempotencyKey = (notificationPath: string): string => v3(notificationPath, namespace);
