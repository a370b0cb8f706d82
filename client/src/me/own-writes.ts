import type { NotificationPreferences, Platform } from '@counterfoil/domain/core';

/** Where push finds this device. */
export interface DeviceRegistration {
  /** The installation's own id, the same at every start. */
  readonly deviceId: string;
  /** As FCM gave it. Register again whenever it changes. */
  readonly token: string;
  readonly platform: Platform;
}

/** What a person writes of their own. */
export interface OwnWrites {
  markRead(notificationId: string): Promise<void>;
  /** How to be told, instead of what was set before. What is left out is wanted. Offline it waits to be sent. */
  setPreferences(preferences: NotificationPreferences): Promise<void>;
  /** Offline it waits to be sent. */
  registerDevice(device: DeviceRegistration): Promise<void>;
  /** No more push here; for before signing out, as afterwards the device may be somebody else's. */
  removeDevice(deviceId: string): Promise<void>;
}
