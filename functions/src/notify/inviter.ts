import type { Firestore } from 'firebase-admin/firestore';
import type { MailQuota } from './mail-quota.ts';
import type { Mailer } from './mailer.ts';

/** The dependencies of invitations by mail. */
export interface Inviter {
  readonly firestore: Firestore;
  readonly clock: () => Date;
  readonly mailer: Mailer;
  readonly quota: MailQuota;
  /** Address of the page that opens invitations. An empty string means «not set». */
  readonly appUrl: string;
  /** Timeout of one attempt; `defaultSendTimeoutMs` by default. */
  readonly sendTimeoutMs?: number | undefined;
}
