import type { Observable } from 'rxjs';
import type { WorkspaceOptions } from '../workspace/workspace.ts';

/** A workspace, as far as a component watches it. */
export interface WorkspaceLike {
  readonly progress$: Observable<unknown>;
  readonly health$: Observable<unknown>;
  readonly pending$: Observable<readonly unknown[]>;
  /** Resolves when it is open no more, whyever: whoever comes next opens another. */
  readonly ended?: Promise<unknown>;
  /** Stops listening; what waits to be sent stays, and is sent. */
  release(): void;
}

/** The client, as far as it opens them. */
export interface OpensWorkspaces<Workspace extends WorkspaceLike> {
  openWorkspace(providerId: string, options?: WorkspaceOptions): Workspace;
}
