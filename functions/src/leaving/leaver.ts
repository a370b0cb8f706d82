import type { CommandContext } from '../firestore/command-context.ts';
import type { Mailer } from '../notify/mailer.ts';
import type { Notifier } from '../notify/notifier.ts';
import type { Accounts } from './accounts.ts';

/** The dependencies of leaving. */
export interface Leaver {
  readonly context: CommandContext;
  readonly accounts: Accounts;
  readonly notifier: Notifier;
  /** For the last mail, after which nothing is left that a notification could stand on. */
  readonly mailer: Pick<Mailer, 'send'>;
  /** Time for changing one's mind. */
  readonly graceMs: number;
}
