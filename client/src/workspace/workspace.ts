import type { Observable } from 'rxjs';
import type { PendingWork } from '../commands/pending-work.ts';
import type { ConnectionState } from '../connection/connectivity.ts';
import type { Refused } from '../optimistic/refused.ts';
import type { MeasuredState, Progress } from './collection-state.ts';
import type { Forced } from './forced.ts';

/**
 * Options of a workspace; durations are in milliseconds. The provider's `settings.sync` sets the defaults of the first
 * three, live.
 */
export interface WorkspaceOptions {
  /**
   * Interval of the checks. Each check compares every collection with the newest change on the server, at one read
   * each. It restarts the listeners that have failed, are stale or have missed a change. Default: five minutes.
   */
  readonly checkEveryMs?: number;
  /** Interval at which `health$` emits. Default: one minute. */
  readonly healthEveryMs?: number;
  /** A collection is stale after this time without the server. Default: ten minutes. */
  readonly staleAfterMs?: number;
  /** Name of this device in the provider's list of devices. */
  readonly deviceName?: string;
  /** Interval of the heartbeats. Default: one minute. */
  readonly heartbeatMs?: number;
  /**
   * Address of the app's Hosting, as `https://….web.app`; '' for a page that Hosting serves itself. A device without
   * documents of the provider then loads the lists as data bundles, instead of document by document. Default: no
   * bundles.
   */
  readonly bundlesFrom?: string;
  /**
   * Fetches a data bundle. With App Check enforced, it adds the token to the headers, as `X-Firebase-AppCheck`.
   * Default: the platform's `fetch`.
   */
  readonly fetchBundle?: typeof fetch;
}

/** The connection and the collections of a workspace at one moment. */
export interface Health {
  readonly connection: ConnectionState;
  /** `stale`: the server has not confirmed the collection for `staleAfterMs`. */
  readonly collections: readonly MeasuredState[];
  /** When it was measured, by the device's clock. */
  readonly at: Date;
}

/** Why a workspace has ended: the app closed it, the user is no longer a member, or the user has signed out. */
export type Ending = 'closed' | 'access-lost' | 'signed-out';

/**
 * The collections that a member of a provider works with. They stay on this device and up to date until the workspace
 * ends.
 */
export interface Workspace {
  readonly providerId: string;
  /** Emits the loading progress, the current one first; completes when the workspace ends. */
  readonly progress$: Observable<Progress>;
  /** Emits every `healthEveryMs` and on each change of the connection; completes when the workspace ends. */
  readonly health$: Observable<Health>;
  /** Commands and record writes for the provider that the server has not settled yet, on this device. */
  readonly pending$: Observable<readonly PendingWork[]>;
  /** Refused commands of this device for the provider. */
  readonly rejected$: Observable<Refused>;
  /**
   * Resolves once every collection is ready: with `server`, or with `cache` on an offline device.
   *
   * @throws CounterfoilError `cancelled` if the workspace ends first
   */
  ready(): Promise<'server' | 'cache'>;
  /** Resolves when the workspace has ended, with the reason. */
  readonly ended: Promise<Ending>;
  /** Ends the workspace. Unsent work stays on the device, and the client sends it when it can. */
  release(): void;
  /**
   * Ends the workspace. With `force` and unsent work, it also clears this device's cache of all providers, and returns
   * the dropped work. If another user has queued commands on this device, it drops nothing.
   *
   * @throws UnsentWork if this device has unsent work for the provider and `force` is not set
   */
  close(options?: Forced): Promise<readonly PendingWork[]>;
}
