import type { Observable } from 'rxjs';
import type { PendingWork } from '../commands/pending-work.ts';
import type { ConnectionState } from '../connection/connectivity.ts';
import type { Refused } from '../optimistic/refused.ts';
import type { CollectionState, Progress } from './collection-state.ts';
import type { Forced } from './forced.ts';

export interface WorkspaceOptions {
  /**
   * How often every collection is held against what the server says was changed last (one read each), and what has failed, is stale or
   * behind begins anew: every five minutes unless set.
   */
  readonly checkEveryMs?: number;
  /** How often health is measured: every minute unless set. */
  readonly healthEveryMs?: number;
  /** After how long without the server a collection is stale: ten minutes unless set. */
  readonly staleAfterMs?: number;
  /** What the house calls this device, in its list of devices. */
  readonly deviceName?: string;
  /** How often this device says that it is there: every minute unless set. */
  readonly heartbeatMs?: number;
  /**
   * Where the app's Hosting is, as `https://….web.app`, or '' for a page that comes from there: a device that has nothing of the
   * house yet then gets its lists in one file, instead of document by document.
   */
  readonly bundlesFrom?: string;
}

export interface Health {
  readonly connection: ConnectionState;
  readonly collections: readonly (CollectionState & { readonly stale: boolean })[];
  readonly at: Date;
}

/** Why a workspace has ended: it was closed, its person is not a member any more, or not signed in any more. */
export type Ending = 'closed' | 'access-lost' | 'signed-out';

/** All that a member of a house works with, kept on this device and up to date until it is closed. */
export interface Workspace {
  readonly providerId: string;
  readonly progress$: Observable<Progress>;
  readonly health$: Observable<Health>;
  /** What this device has under way for the house. */
  readonly pending$: Observable<readonly PendingWork[]>;
  /** Commands of this device for the house that were refused. */
  readonly rejected$: Observable<Refused>;
  /**
   * Resolves once every collection has been answered, and says by whom.
   *
   * @throws CounterfoilError `cancelled` when the workspace ends before that
   */
  ready(): Promise<'server' | 'cache'>;
  readonly ended: Promise<Ending>;
  /** Stops listening. What waits is kept, and sent when it can be. */
  release(): void;
  /**
   * Stops listening, unless this device has unsent work for the house. Forced, it drops all that this device has kept, of every
   * house, and says what was not sent.
   *
   * @throws UnsentWork
   */
  close(options?: Forced): Promise<readonly PendingWork[]>;
}
