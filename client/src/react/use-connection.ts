import type { Observable } from 'rxjs';
import type { PendingWork } from '../commands/pending-work.ts';
import type { ConnectionState } from '../connection/connectivity.ts';
import { useClient } from './provided-client.ts';
import { type StateReducer, useLatest } from './use-latest.ts';

/** The part of the client that knows the connection and the unsent work. */
export interface KnowsConnection {
  readonly connection$: Observable<ConnectionState>;
  readonly pending$: Observable<readonly PendingWork[]>;
}

export interface Connected {
  /** `connecting` before the client knows. */
  readonly state: ConnectionState;
  /** The person's commands and record writes that the server has not settled yet, of all tabs. */
  readonly pending: readonly PendingWork[];
}

const nothing: readonly PendingWork[] = [];
const states: StateReducer<ConnectionState, ConnectionState> = { next: (state) => state, failed: (last) => last };
const works: StateReducer<readonly PendingWork[], readonly PendingWork[]> = {
  next: (pending) => pending,
  failed: (last) => last,
};

/**
 * Returns the state of the connection and the work that waits, and renders again when one changes.
 *
 * @param counterfoil the client; without it, the one of `CounterfoilProvider`
 *
 * @example const { state, pending } = useConnection();
 */
export const useConnection = (counterfoil?: KnowsConnection): Connected => {
  const client = useClient(counterfoil);
  const state = useLatest<ConnectionState, ConnectionState>(client?.connection$, 'connecting', states);
  const pending = useLatest<readonly PendingWork[], readonly PendingWork[]>(client?.pending$, nothing, works);
  return { state, pending };
};
