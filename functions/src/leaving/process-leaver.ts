import { dayMs } from '@counterfoil/domain';
import { getAuth } from 'firebase-admin/auth';
import { defineInt } from 'firebase-functions/params';
import { processContext } from '../firestore/process-context.ts';
import { processInviter, processNotifier } from '../notify/process-notifier.ts';
import { accountsOf } from './accounts.ts';
import type { Leaver } from './leaver.ts';

const graceDays = defineInt('LEAVING_GRACE_DAYS', {
  default: 14,
  description: 'Days between the wish to delete an account and its deletion',
});

const accounts = accountsOf(() => getAuth());

/** The dependencies of leaving in this process. */
export const processLeaver = (): Leaver => ({
  context: processContext(),
  accounts,
  notifier: processNotifier(),
  mailer: processInviter().mailer,
  graceMs: graceDays.value() * dayMs,
});
