/** For React: the client's streams as state. An app that does not import this entry loads no React. */

export { type LiveState, useLive } from './react/use-live.ts';
export { useWorkspace, type WorkspaceState } from './react/use-workspace.ts';
export type { OpensWorkspaces, WorkspaceLike } from './react/workspace-like.ts';
