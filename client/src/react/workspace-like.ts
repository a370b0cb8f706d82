import type { Observable } from 'rxjs';
import type { Ending, WorkspaceOptions } from '../workspace/workspace.ts';
import type { KnowsUser } from './client-like.ts';

/** The part of a workspace that a component uses. */
export interface WorkspaceLike {
  readonly progress$: Observable<unknown>;
  readonly health$: Observable<unknown>;
  readonly pending$: Observable<readonly unknown[]>;
  /** Resolves when the workspace has ended, with the reason. The next component then opens another. */
  readonly ended?: Promise<Ending>;
  /** Ends the workspace. Unsent work stays on the device, and the client sends it when it can. */
  release(): void;
}

/** The part of the client that opens workspaces. With `user$`, a workspace opens again for the next user. */
export interface OpensWorkspaces<Workspace extends WorkspaceLike> extends Partial<KnowsUser> {
  openWorkspace(providerId: string, options?: WorkspaceOptions): Workspace;
}
