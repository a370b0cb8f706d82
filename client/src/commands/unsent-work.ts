import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { PendingWork } from './pending-work.ts';

/** Why something was not closed: this device has work that the server does not have yet. Ask the person, and force it or wait. */
export class UnsentWork extends CounterfoilError {
  readonly pending: readonly PendingWork[];

  constructor(pending: readonly PendingWork[]) {
    super('failed-precondition', `${pending.length} changes have not been sent yet`);
    this.name = 'UnsentWork';
    this.pending = pending;
  }
}
