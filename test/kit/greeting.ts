import type { Notification } from '@counterfoil/domain';

/** A notification whose channels have nothing left to do. */
export const greeting = (createdAt = new Date()): Notification => {
  const skipped = { state: 'skipped', attempts: 0, reason: 'test' } as const;
  return {
    type: 'reservationConfirmed',
    title: 'Hello',
    body: 'Your booking is confirmed.',
    data: {},
    language: 'en',
    timeZone: 'Europe/Rome',
    usefulUntil: null,
    readAt: null,
    deliveries: { inApp: skipped, fcm: skipped, oneSignal: skipped, email: skipped },
    nextAttemptAt: null,
    createdAt,
    updatedAt: createdAt,
  };
};
