/** An event as it is stored. */
export interface EventRecord {
  /** `{commandId}_{n}` */
  readonly id: string;
  readonly type: string;
  readonly entityType: string;
  readonly entityId: string;
  /** The entity's version after it. */
  readonly version: number;
  readonly correlationId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** When it was decided. */
  readonly occurredAt: Date;
  /** When it was committed; in a snapshot of this device's cache it may still be missing. */
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Whose change of a record this one was written over, where that was somebody else's. */
  readonly overwrites?: string;
}
