import { useMemo, useState } from 'react';
import {
  defer,
  distinctUntilChanged,
  EMPTY,
  filter,
  map,
  merge,
  Observable,
  type ObservedValueOf,
  of,
  repeat,
  switchMap,
  tap,
} from 'rxjs';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { worthAnotherTry } from '../connection/load-part.ts';
import type { Workspace as ClientWorkspace, Ending, WorkspaceOptions } from '../workspace/workspace.ts';
import { holdWorkspace } from './hold-workspace.ts';
import { useClient } from './provided-client.ts';
import { type StateReducer, useLatest } from './use-latest.ts';
import type { OpensWorkspaces, WorkspaceLike } from './workspace-like.ts';

/**
 * The latest state of a workspace in a component. Each field is `undefined` until its stream emits, and again once the
 * workspace has ended.
 */
export interface WorkspaceState<Workspace extends WorkspaceLike> {
  readonly workspace: Workspace | undefined;
  readonly progress: ObservedValueOf<Workspace['progress$']> | undefined;
  readonly health: ObservedValueOf<Workspace['health$']> | undefined;
  readonly pending: ObservedValueOf<Workspace['pending$']> | undefined;
  /**
   * Why it has ended; `undefined` before. A user without access gets `access-lost`. The hook then tries again by itself,
   * with pauses of up to a minute, because somebody may give the access.
   */
  readonly ended: Ending | undefined;
  /** Error of opening the workspace or of one of its streams. */
  readonly error: CounterfoilError | undefined;
}

const closedState = {
  workspace: undefined,
  progress: undefined,
  health: undefined,
  pending: undefined,
  ended: undefined,
  error: undefined,
};

/** Subscribing opens or shares the workspace, unsubscribing releases it. Completes when it ends. */
const openOnce = <Workspace extends WorkspaceLike>(
  counterfoil: OpensWorkspaces<Workspace>,
  providerId: string,
  options?: WorkspaceOptions,
  uid?: string,
): Observable<WorkspaceState<Workspace>> =>
  new Observable((subscriber) => {
    let state: WorkspaceState<Workspace> = closedState;
    const update = (changes: object) => {
      state = { ...state, ...changes };
      subscriber.next(state);
    };
    const fail = (error: unknown) => update({ error: CounterfoilError.from(error, 'opening the workspace') });
    try {
      const { workspace, release } = holdWorkspace(counterfoil, providerId, options, uid);
      update({ workspace });
      const subscription = merge(
        workspace.progress$.pipe(map((progress) => ({ progress }))),
        workspace.health$.pipe(map((health) => ({ health }))),
        workspace.pending$.pipe(map((pending) => ({ pending }))),
      ).subscribe({ next: update, error: fail });
      void workspace.ended?.then((ended) => {
        subscription.unsubscribe();
        update({ ...closedState, ended });
        subscriber.complete();
      });
      return () => {
        subscription.unsubscribe();
        release();
      };
    } catch (error) {
      return fail(error);
    }
  });

/** True once the user may work in it. */
const isAdmitted = (progress: unknown): boolean => Object(progress).total > 0;

/** Opens the workspace again after a lost access. That shows once the user is admitted; until then the ending stands. */
const openStates = <Workspace extends WorkspaceLike>(
  ...args: Parameters<typeof openOnce<Workspace>>
): Observable<WorkspaceState<Workspace>> =>
  defer(() => {
    let ended: Ending | undefined;
    const opened = defer(() => {
      let isShown = ended === undefined;
      return openOnce(...args).pipe(
        tap((state) => {
          ended = state.ended;
          isShown ||= isAdmitted(state.progress);
        }),
        filter(() => isShown),
      );
    });
    return opened.pipe(repeat({ delay: (n) => (ended === 'access-lost' ? worthAnotherTry(n) : EMPTY) }));
  });

/** The states of the workspace of each user who signs in, one after the other. */
const statesOf = <Workspace extends WorkspaceLike>(
  counterfoil: OpensWorkspaces<Workspace>,
  providerId: string,
  options?: WorkspaceOptions,
): Observable<WorkspaceState<Workspace>> => {
  if (!counterfoil.user$) return openStates(counterfoil, providerId, options);
  return counterfoil.user$.pipe(
    map((user) => user?.uid),
    distinctUntilChanged(),
    switchMap((uid, n) =>
      uid
        ? openStates(counterfoil, providerId, options, uid)
        : of<WorkspaceState<Workspace>>({ ...closedState, ended: n > 0 ? 'signed-out' : undefined }),
    ),
  );
};

/** The streams report errors as states. */
const reducerOf = <State>(): StateReducer<State, State> => ({ next: (state) => state, failed: (last) => last });

/**
 * Returns a provider's workspace and its latest state. The workspace is open while a component that uses it is mounted,
 * and all components share it. While `counterfoil` or `providerId` is `undefined`, for example before a sign-in, none
 * is open. Unmounting ends the workspace and drops no unsent work. To end it with a check for unsent work, as before a
 * sign-out, call `workspace.close()`. `options` only apply when the hook opens the workspace.
 *
 * The client may be omitted below a `CounterfoilProvider`.
 */
export function useWorkspace(
  providerId: string | undefined,
  options?: WorkspaceOptions,
): WorkspaceState<ClientWorkspace>;
export function useWorkspace<Workspace extends WorkspaceLike>(
  counterfoil: OpensWorkspaces<Workspace> | undefined,
  providerId: string | undefined,
  options?: WorkspaceOptions,
): WorkspaceState<Workspace>;
export function useWorkspace<Workspace extends WorkspaceLike>(
  first: OpensWorkspaces<Workspace> | string | undefined,
  second?: string | WorkspaceOptions,
  third?: WorkspaceOptions,
): WorkspaceState<Workspace> {
  const isProvided = typeof first === 'string' || (first === undefined && typeof second !== 'string');
  const provided = useClient<OpensWorkspaces<Workspace>>();
  const counterfoil = isProvided ? provided : (first as OpensWorkspaces<Workspace> | undefined);
  const providerId = isProvided ? (first as string | undefined) : (second as string | undefined);
  const [options] = useState(isProvided ? (second as WorkspaceOptions | undefined) : third);
  const [reducer] = useState(() => reducerOf<WorkspaceState<Workspace>>());
  const states = useMemo(
    () => (counterfoil && providerId ? statesOf(counterfoil, providerId, options) : undefined),
    [counterfoil, providerId, options],
  );
  return useLatest(states, closedState, reducer);
}
