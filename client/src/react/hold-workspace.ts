import type { WorkspaceOptions } from '../workspace/workspace.ts';
import type { OpensWorkspaces, WorkspaceLike } from './workspace-like.ts';

interface Held<Workspace> {
  readonly workspace: Workspace;
  holders: number;
}

const heldBy = new WeakMap<object, Map<string, Held<WorkspaceLike>>>();

const heldOf = <Workspace extends WorkspaceLike>(counterfoil: OpensWorkspaces<Workspace>) => {
  const held = heldBy.get(counterfoil) ?? new Map<string, Held<WorkspaceLike>>();
  heldBy.set(counterfoil, held);
  // What a client holds is what it has opened.
  return held as Map<string, Held<Workspace>>;
};

/**
 * A house's workspace for a component, the same for all that hold it. It is released a moment after the last has let go, as React
 * takes a component away and mounts it again at once, in strict mode and where it is moved: nobody wants all to be
 * listened to anew. It is released and never closed: who leaves a page has not decided to drop what waits to be sent.
 */
export const holdWorkspace = <Workspace extends WorkspaceLike>(
  counterfoil: OpensWorkspaces<Workspace>,
  providerId: string,
  options?: WorkspaceOptions,
): { readonly workspace: Workspace; letGo(): void } => {
  const held = heldOf(counterfoil);
  const open = (): Held<Workspace> => {
    const made = { workspace: counterfoil.openWorkspace(providerId, options), holders: 0 };
    held.set(providerId, made);
    void made.workspace.ended?.then(() => held.get(providerId) === made && held.delete(providerId));
    return made;
  };
  const one = held.get(providerId) ?? open();
  one.holders += 1;
  const release = () => {
    if (one.holders > 0 || held.get(providerId) !== one) return;
    held.delete(providerId);
    one.workspace.release();
  };
  return {
    workspace: one.workspace,
    letGo: () => {
      one.holders -= 1;
      if (one.holders === 0) setTimeout(release);
    },
  };
};
