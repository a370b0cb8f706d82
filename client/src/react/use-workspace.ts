import { useMemo, useState } from 'react';
import { map, merge, Observable, type ObservedValueOf } from 'rxjs';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { WorkspaceOptions } from '../workspace/workspace.ts';
import { holdWorkspace } from './hold-workspace.ts';
import { type StateReducer, useLatest } from './use-latest.ts';
import type { OpensWorkspaces, WorkspaceLike } from './workspace-like.ts';

/** The latest state of a workspace in a component. Each field is `undefined` until its stream emits. */
export interface WorkspaceState<Workspace extends WorkspaceLike> {
  readonly workspace: Workspace | undefined;
  readonly progress: ObservedValueOf<Workspace['progress$']> | undefined;
  readonly health: ObservedValueOf<Workspace['health$']> | undefined;
  readonly pending: ObservedValueOf<Workspace['pending$']> | undefined;
  /** Error of opening the workspace or of one of its streams. */
  readonly error: CounterfoilError | undefined;
}

const closedState = {
  workspace: undefined,
  progress: undefined,
  health: undefined,
  pending: undefined,
  error: undefined,
};

/** Subscribing opens or shares the workspace, unsubscribing releases it. */
const statesOf = <Workspace extends WorkspaceLike>(
  counterfoil: OpensWorkspaces<Workspace>,
  providerId: string,
  options?: WorkspaceOptions,
): Observable<WorkspaceState<Workspace>> =>
  new Observable((subscriber) => {
    const { workspace, release } = holdWorkspace(counterfoil, providerId, options);
    let state: WorkspaceState<Workspace> = { ...closedState, workspace };
    const update = (changes: object) => {
      state = { ...state, ...changes };
      subscriber.next(state);
    };
    update({});
    const subscription = merge(
      workspace.progress$.pipe(map((progress) => ({ progress }))),
      workspace.health$.pipe(map((health) => ({ health }))),
      workspace.pending$.pipe(map((pending) => ({ pending }))),
    ).subscribe({ next: update, error: (error) => subscriber.error(error) });
    return () => {
      subscription.unsubscribe();
      release();
    };
  });

const reducerOf = <Workspace extends WorkspaceLike>(): StateReducer<
  WorkspaceState<Workspace>,
  WorkspaceState<Workspace>
> => ({
  next: (state) => state,
  failed: (last, error) => ({ ...last, error: CounterfoilError.from(error, 'opening the workspace') }),
});

/**
 * Returns a provider's workspace and its latest state. The workspace is open while a component that uses it is mounted,
 * and all components share it. While `counterfoil` or `providerId` is `undefined`, for example before a sign-in, none
 * is open. Unmounting ends the workspace and drops no unsent work. To end it with a check for unsent work, as before a
 * sign-out, call `workspace.close()`. `options` only apply when the hook opens the workspace.
 */
export const useWorkspace = <Workspace extends WorkspaceLike>(
  counterfoil: OpensWorkspaces<Workspace> | undefined,
  providerId: string | undefined,
  options?: WorkspaceOptions,
): WorkspaceState<Workspace> => {
  const [firstOptions] = useState(options);
  const [reducer] = useState(() => reducerOf<Workspace>());
  const states = useMemo(
    () => (counterfoil && providerId ? statesOf(counterfoil, providerId, firstOptions) : undefined),
    [counterfoil, providerId, firstOptions],
  );
  return useLatest(states, closedState, reducer);
};
