import { useMemo, useState } from 'react';
import { map, merge, Observable, type ObservedValueOf } from 'rxjs';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { WorkspaceOptions } from '../workspace/workspace.ts';
import { holdWorkspace } from './hold-workspace.ts';
import { type Reading, useLatest } from './use-latest.ts';
import type { OpensWorkspaces, WorkspaceLike } from './workspace-like.ts';

/** What a component knows of a workspace; `undefined` is what has not come yet. */
export interface WorkspaceState<Workspace extends WorkspaceLike> {
  readonly workspace: Workspace | undefined;
  readonly progress: ObservedValueOf<Workspace['progress$']> | undefined;
  readonly health: ObservedValueOf<Workspace['health$']> | undefined;
  readonly pending: ObservedValueOf<Workspace['pending$']> | undefined;
  /** Why it cannot be opened, or tells nothing more. */
  readonly error: CounterfoilError | undefined;
}

const closed = { workspace: undefined, progress: undefined, health: undefined, pending: undefined, error: undefined };

/** Subscribing holds the workspace, unsubscribing lets it go. */
const statesOf = <Workspace extends WorkspaceLike>(
  counterfoil: OpensWorkspaces<Workspace>,
  providerId: string,
  options?: WorkspaceOptions,
): Observable<WorkspaceState<Workspace>> =>
  new Observable((subscriber) => {
    const { workspace, letGo } = holdWorkspace(counterfoil, providerId, options);
    let state: WorkspaceState<Workspace> = { ...closed, workspace };
    const tell = (news: object) => {
      state = { ...state, ...news };
      subscriber.next(state);
    };
    tell({});
    const running = merge(
      workspace.progress$.pipe(map((progress) => ({ progress }))),
      workspace.health$.pipe(map((health) => ({ health }))),
      workspace.pending$.pipe(map((pending) => ({ pending }))),
    ).subscribe({ next: tell, error: (error) => subscriber.error(error) });
    return () => {
      running.unsubscribe();
      letGo();
    };
  });

const readingOf = <Workspace extends WorkspaceLike>(): Reading<
  WorkspaceState<Workspace>,
  WorkspaceState<Workspace>
> => ({
  next: (state) => state,
  failed: (last, error) => ({ ...last, error: CounterfoilError.from(error, 'opening the workspace') }),
});

/**
 * A house's workspace, open while a component that uses it is mounted, and what it says of itself. Several share one. While either is
 * `undefined`, as before somebody has signed in, none is open. Unmounting stops the listening and drops nothing: for
 * signing out, ask `workspace.close()`. `options` count where it is opened.
 */
export const useWorkspace = <Workspace extends WorkspaceLike>(
  counterfoil: OpensWorkspaces<Workspace> | undefined,
  providerId: string | undefined,
  options?: WorkspaceOptions,
): WorkspaceState<Workspace> => {
  const [firstOptions] = useState(options);
  const [reading] = useState(() => readingOf<Workspace>());
  const states = useMemo(
    () => (counterfoil && providerId ? statesOf(counterfoil, providerId, firstOptions) : undefined),
    [counterfoil, providerId, firstOptions],
  );
  return useLatest(states, closed, reading);
};
