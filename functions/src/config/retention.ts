import { dayMs } from '@counterfoil/domain';

/** Days that documents are kept after they have served. Firestore's TTL policies delete them after `expireAt`. */
const days = {
  /** Devices can retry a command for this long, which is longer than an offline queue should live. */
  receipt: 90,
  settledCommand: 90,
  sentReminder: 30,
  notification: 180,
  digest: 30,
  leavingReport: 365,
  pushes: 2,
  stuckItem: 30,
  failedRecordChange: 90,
} as const;

/** When a document that has served now may go. */
export const expiryOf = (what: keyof typeof days, now: Date): Date => new Date(now.getTime() + days[what] * dayMs);
