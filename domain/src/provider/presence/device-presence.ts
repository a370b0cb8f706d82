/** `serviceProviders/{pid}/devices/{deviceId}`: a house's device, as it last said of itself. */
export interface DevicePresence {
  /** Who is signed in on it; a shared tablet changes hands. */
  readonly user: string;
  readonly userName?: string;
  readonly name: string;
  /** By the clock of the server. */
  readonly lastSeenAt: Date;
  /** Commands that wait on it to be sent. */
  readonly queued: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
