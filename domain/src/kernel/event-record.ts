/** An event as Firestore stores it. */
export interface EventRecord {
  /** `{commandId}_{n}` */
  readonly id: string;
  readonly type: string;
  readonly entityType: string;
  readonly entityId: string;
  /** The entity's version after this event. */
  readonly version: number;
  readonly correlationId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Decision time. */
  readonly occurredAt: Date;
  /** Commit time. A snapshot from the device's cache may not have it yet. */
  readonly createdAt: Date;
  readonly createdBy: string;
  /** The author of the record change that this one overwrote, if that was another person. */
  readonly overwrites?: string;
}
