import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { PendingWork } from './pending-work.ts';

/**
 * The error (`failed-precondition`) of closing or signing out while the server may lack some of this device's work. Ask
 * the user whether to wait or to force it.
 */
export class UnsentWork extends CounterfoilError {
  /** The unsent work. */
  readonly pending: readonly PendingWork[];

  constructor(pending: readonly PendingWork[]) {
    super('failed-precondition', `${pending.length} changes have not been sent yet`);
    this.name = 'UnsentWork';
    this.pending = pending;
  }
}
