import { type Fields, invariant } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { dayMs } from '../config/durations.ts';

/**
 * `receipts/{commandId}`: written in the commit of the command it belongs to, so that its being there and the effect's being
 * there are one fact. Only functions see it; Firestore deletes it after `expireAt`.
 */
export interface Receipt {
  readonly fingerprint: string;
  /** The execution that committed it: tells one's own uncertain commit from somebody else's. */
  readonly executionId: string;
  readonly version: number;
  readonly eventIds: readonly string[];
}

/** A device may retry for as long: longer than any offline queue should live. */
const retentionDays = 90;

export const receiptPath = (commandId: string): string => `receipts/${commandId}`;

export const receiptFields = (receipt: Receipt, now: Date): Fields => ({
  ...receipt,
  createdAt: now,
  updatedAt: now,
  expireAt: new Date(now.getTime() + retentionDays * dayMs),
});

export const receiptOf = (snapshot: DocumentSnapshot): Receipt | undefined => {
  if (!snapshot.exists) return undefined;
  const { fingerprint, executionId, version, eventIds } = snapshot.data() ?? {};
  invariant(
    typeof fingerprint === 'string' &&
      typeof executionId === 'string' &&
      typeof version === 'number' &&
      Array.isArray(eventIds),
    `${snapshot.ref.path} is not a receipt`,
  );
  return { fingerprint, executionId, version, eventIds: eventIds.map(String) };
};
