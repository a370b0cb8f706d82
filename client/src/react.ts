'use client';

/** React hooks for the client's streams. An app loads React only if it imports this entry. */

export type { KnowsUser, SendsCommands, SentCommand, UserLike } from './react/client-like.ts';
export type { CommandState } from './react/command-states.ts';
export { type Formats, formats } from './react/formats.ts';
export { CounterfoilProvider, type CounterfoilProviderProps } from './react/provided-client.ts';
export { type UsedCommand, useCommand } from './react/use-command.ts';
export { type Connected, type KnowsConnection, useConnection } from './react/use-connection.ts';
export { type LiveOptions, type LiveState, useLive } from './react/use-live.ts';
export { type KeepsRefusals, type Refusals, useRefusals } from './react/use-refusals.ts';
export {
  type LinkState,
  type SignInForm,
  type SignInProblem,
  type SignInState,
  useSignIn,
} from './react/use-sign-in.ts';
export { type UserState, useUser } from './react/use-user.ts';
export { useWorkspace, type WorkspaceState } from './react/use-workspace.ts';
export type { OpensWorkspaces, WorkspaceLike } from './react/workspace-like.ts';
