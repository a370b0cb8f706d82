import type { WorkspaceOptions } from '../workspace/workspace.ts';
import type { OpensWorkspaces, WorkspaceLike } from './workspace-like.ts';

interface SharedWorkspace<Workspace> {
  readonly workspace: Workspace;
  /** Number of mounted components that use it. */
  refCount: number;
}

/** Open workspaces by client, and by user and provider id. */
const openByClient = new WeakMap<object, Map<string, SharedWorkspace<WorkspaceLike>>>();

const workspacesOf = <Workspace extends WorkspaceLike>(counterfoil: OpensWorkspaces<Workspace>) => {
  const open = openByClient.get(counterfoil) ?? new Map<string, SharedWorkspace<WorkspaceLike>>();
  openByClient.set(counterfoil, open);
  // The client itself has opened these workspaces, so they have its type.
  return open as Map<string, SharedWorkspace<Workspace>>;
};

/**
 * Opens a provider's workspace for a component, or shares the open one. It releases the workspace in a new task after
 * the last component has unmounted. React unmounts and remounts a component at once in strict mode and when it moves;
 * the listeners must not restart then. It never closes the workspace: a user who leaves a page has not decided to drop
 * unsent work.
 *
 * @param uid the user, if known: the next user must not get the workspace of the previous one
 */
export const holdWorkspace = <Workspace extends WorkspaceLike>(
  counterfoil: OpensWorkspaces<Workspace>,
  providerId: string,
  options?: WorkspaceOptions,
  uid?: string,
): { readonly workspace: Workspace; release(): void } => {
  const workspaces = workspacesOf(counterfoil);
  const key = `${uid} ${providerId}`;
  const open = (): SharedWorkspace<Workspace> => {
    const opened = { workspace: counterfoil.openWorkspace(providerId, options), refCount: 0 };
    workspaces.set(key, opened);
    void opened.workspace.ended?.then(() => workspaces.get(key) === opened && workspaces.delete(key));
    return opened;
  };
  const shared = workspaces.get(key) ?? open();
  shared.refCount += 1;
  const releaseIfUnused = () => {
    if (shared.refCount > 0 || workspaces.get(key) !== shared) return;
    workspaces.delete(key);
    shared.workspace.release();
  };
  return {
    workspace: shared.workspace,
    release: () => {
      shared.refCount -= 1;
      if (shared.refCount === 0) setTimeout(releaseIfUnused);
    },
  };
};
