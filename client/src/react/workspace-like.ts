import type { Observable } from 'rxjs';

/** A workspace, as far as a component watches it. */
export interface WorkspaceLike {
  readonly progress$: Observable<unknown>;
  readonly health$: Observable<unknown>;
  readonly pending$: Observable<readonly unknown[]>;
  /** Stops listening; what waits to be sent stays, and is sent. */
  release(): void;
}

/** The client, as far as it opens them. */
export interface OpensWorkspaces<Workspace extends WorkspaceLike> {
  openWorkspace(providerId: string): Workspace;
}
