import { type Outcome, type Rejection, secondMs } from '@counterfoil/domain/core';
import { catchError, EMPTY, from, map, merge, type Observable, of, switchMap, take, takeWhile, timer } from 'rxjs';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { platformIsOffline } from '../connection/network.ts';
import { pageEvents } from '../connection/page-events.ts';
import type { SentCommand } from './client-like.ts';

/** A command of a component at one moment. */
export interface CommandState {
  /**
   * `idle` before the first command. `sending` at first. `queued` once this device keeps the command and the server has
   * not answered for a second, or cannot be reached. Then `applied` or `rejected`. `failed` if this device could neither
   * send nor keep it, or if its session ended first.
   */
  readonly status: 'idle' | 'sending' | 'queued' | 'applied' | 'rejected' | 'failed';
  /** Id of the command; `undefined` while idle. */
  readonly id?: string;
  /** Only while `applied` or `rejected`. */
  readonly outcome?: Outcome;
  /** Only while `rejected`. */
  readonly rejection?: Rejection;
  /** Only while `failed`. */
  readonly error?: CounterfoilError;
}

/** After this time without an answer, a user wants to know that nothing is lost. */
const queuedAfterMs = secondMs;

const settledState = (id: string, outcome: Outcome): CommandState =>
  outcome.outcome === 'rejected'
    ? { status: 'rejected', id, outcome, rejection: outcome.rejection }
    : { status: 'applied', id, outcome };

export const failedState = (error: unknown, id?: string): CommandState => ({
  status: 'failed',
  error: CounterfoilError.from(error, 'sending'),
  ...(id ? { id } : {}),
});

/** Emits the states of a sent command, and completes with its last one. */
export const commandStates = ({ id, kept, outcome }: SentCommand): Observable<CommandState> => {
  const queued$ = from(kept).pipe(
    switchMap(() => (platformIsOffline() ? of(0) : merge(timer(queuedAfterMs), pageEvents('offline')))),
    take(1),
    map((): CommandState => ({ status: 'queued', id })),
    // The outcome fails, too.
    catchError(() => EMPTY),
  );
  const settled$ = from(outcome).pipe(
    map((settled) => settledState(id, settled)),
    catchError((error: unknown) => of(failedState(error, id))),
  );
  return merge(of<CommandState>({ status: 'sending', id }), queued$, settled$).pipe(
    takeWhile(({ status }) => status === 'sending' || status === 'queued', true),
  );
};
