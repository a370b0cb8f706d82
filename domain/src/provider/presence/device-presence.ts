/** `serviceProviders/{pid}/devices/{deviceId}`: a device's last heartbeat. */
export interface DevicePresence {
  /** The signed-in user; a shared tablet changes hands. */
  readonly user: string;
  readonly userName?: string;
  readonly name: string;
  /** Server time. */
  readonly lastSeenAt: Date;
  /** Number of commands that wait on the device. */
  readonly queued: number;
  /**
   * Since when the oldest of them waits, in server time as well as the device knows it. Absent if none waits, and from
   * devices with an earlier release.
   */
  readonly queuedSince?: Date;
  /** The device's own figures since the heartbeat before; absent from devices with an earlier release. */
  readonly health?: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
