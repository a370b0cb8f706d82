import type { Observable } from 'rxjs';
import type { WorkspaceOptions } from '../workspace/workspace.ts';

/** The part of a workspace that a component uses. */
export interface WorkspaceLike {
  readonly progress$: Observable<unknown>;
  readonly health$: Observable<unknown>;
  readonly pending$: Observable<readonly unknown[]>;
  /** Resolves when the workspace has ended for any reason. The next component then opens another. */
  readonly ended?: Promise<unknown>;
  /** Ends the workspace. Unsent work stays on the device, and the client sends it when it can. */
  release(): void;
}

/** The part of the client that opens workspaces. */
export interface OpensWorkspaces<Workspace extends WorkspaceLike> {
  openWorkspace(providerId: string, options?: WorkspaceOptions): Workspace;
}
