/** React hooks for the client's streams. An app loads React only if it imports this entry. */

export { type LiveState, useLive } from './react/use-live.ts';
export { useWorkspace, type WorkspaceState } from './react/use-workspace.ts';
export type { OpensWorkspaces, WorkspaceLike } from './react/workspace-like.ts';
