import type { NotificationPreferences, Platform } from '@counterfoil/domain/core';

/** The address of this device for push messages. */
export interface DeviceRegistration {
  /** Id of the installation, the same at every start. */
  readonly deviceId: string;
  /** Registration token of FCM. Register again whenever it changes. */
  readonly token: string;
  readonly platform: Platform;
}

/**
 * Writes to the signed-in user's own documents. Each promise resolves when the server has the write. Offline, the write
 * stays pending until the device is online.
 *
 * @throws CounterfoilError `permission-denied` if the rules deny the write, `cancelled` if the session ends first
 */
export interface OwnWrites {
  /** Marks a notification as read. */
  markRead(notificationId: string): Promise<void>;
  /** Replaces the notification preferences. Omitted preferences count as on. */
  setPreferences(preferences: NotificationPreferences): Promise<void>;
  /** Registers this device for push messages. */
  registerDevice(device: DeviceRegistration): Promise<void>;
  /** Stops push messages to this device. Call it before signing out, because another user may sign in next. */
  removeDevice(deviceId: string): Promise<void>;
}
