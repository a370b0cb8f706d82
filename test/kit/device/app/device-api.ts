import type {
  NewCommand,
  NotificationPreferences,
  Outcome,
  PendingWork,
  Progress,
  RecordInputs,
  RecordKind,
} from '@counterfoil/client';
import type { ListName } from './lists.ts';

export interface Failure {
  readonly code: string;
  readonly message: string;
  /** The name of the thrown error: apps may rely on `CounterfoilError`. */
  readonly name: string;
}

/** The result of a piece of work: a command's outcome, a written record, or an error. */
export type Answer =
  | Outcome
  | { readonly outcome: 'written' }
  | { readonly outcome: 'failed'; readonly error: Failure };

/** An action of a person on a device. `key` identifies it; a command is identified by its own id. */
export type Work =
  | { readonly do: 'send'; readonly command: NewCommand & { readonly id: string } }
  | {
      readonly do: 'add' | 'change';
      readonly key: string;
      readonly kind: RecordKind;
      readonly id: string;
      readonly fields: Partial<RecordInputs[RecordKind]>;
    }
  | { readonly do: 'remove'; readonly key: string; readonly kind: RecordKind; readonly id: string };

export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** The current state of a list on the page: its documents as JSON, times as ISO strings. */
export interface ListState {
  /** Number of states so far, this one included; 0 before the first. */
  readonly seen: number;
  /** Time of this state, in milliseconds since 1970, finer than `Date`. */
  readonly at: number;
  readonly data: readonly Row[];
  readonly fromCache: boolean;
  readonly pendingWrites: boolean;
  readonly error?: Failure;
}

export interface KeptRefusal {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly followers: readonly string[];
  readonly isShown: boolean;
  /** Collection and id of a refused record. */
  readonly record?: string;
}

export interface Load {
  readonly ms: number;
  readonly documents: number;
}

/** The interface between a test and the page with the client, as `globalThis.device`. All values must survive JSON. */
export interface DeviceApi {
  signIn(email: string, password: string): Promise<string>;
  /** The uid of the signed-in user, also if an earlier run of the page signed in. */
  user(): Promise<string | undefined>;
  /** Opens the workspace of a provider. */
  open(providerId: string): void;
  /** Resolves when the workspace is ready, with its source; `none` if no workspace is open. */
  ready(): Promise<'server' | 'cache' | 'none'>;
  /** Opens the workspace of a provider, and returns the time until it is ready and its number of documents. */
  load(providerId: string): Promise<Load>;
  /** Loads the same documents by the SDK alone, with a separate app and cache. */
  rawLoad(email: string, password: string, providerId: string): Promise<Load>;
  /** Starts recording the traffic of listeners. */
  noteWire(): void;
  wire(): {
    readonly states: readonly string[];
    readonly targets: { readonly all: number; readonly resumed: number };
  };
  progress(): Promise<Progress | undefined>;
  /** The pending work that the workspace reports for this device. */
  pending(): readonly Pick<PendingWork, 'id' | 'what' | 'state' | 'problem'>[];
  /** Force-closes the workspace, and returns the ids of the commands it dropped. */
  drop(): Promise<readonly string[]>;
  watch(providerId: string, list: ListName): void;
  /** Listens to one document by the SDK alone: `data` holds it, or nothing. */
  watchDocument(path: string): void;
  read(list: string): ListState;
  /** Resolves with the first state after number `seen`. */
  after(list: string, seen: number): Promise<ListState>;
  /** Resolves with the time at which a list first contained `text`. It is exact only if called before. */
  arrival(list: string, text: string): Promise<number>;
  /** Starts the work and waits for its result. */
  perform(providerId: string, work: Work): Promise<Answer>;
  /** Starts the work without waiting for its result. Returns the start time. */
  start(providerId: string, work: Work): number;
  /** Starts work of the same moment: its commands travel in one call. */
  startTogether(providerId: string, work: readonly Work[]): void;
  answers(): Readonly<Record<string, Answer>>;
  /** Resolves when fewer than `most` pieces of work on this page are unanswered. */
  room(most: number): Promise<void>;
  /** Ids of the work in this device's journal that, as far as it knows, the server has not settled. */
  queued(): Promise<readonly string[]>;
  /** For the message of a device that waits for an answer: the work, faults and locks of this page. */
  inside(): Promise<string>;
  /** Keys of the work on this page that is on this device's disk. */
  keptWork(): readonly string[];
  /** A queued command as the SDK sees it, for each folder: from its cache and from the server. */
  findCommand(id: string): Promise<readonly string[]>;
  /**
   * A provider's collection as the SDK sees it, beside the state of its listener: from its cache and from the server.
   */
  findCollection(providerId: string, name: string): Promise<string>;
  /** Keys of work on this page that is neither answered nor on disk: leaving the page would lose it. */
  unkept(): Promise<readonly string[]>;
  /** Resolves when the server has every write of this device. */
  written(): Promise<void>;
  /** Writes a document by the SDK alone, with the stamps that the rules require. Returns the start time. */
  setDocument(path: string, fields: Readonly<Record<string, unknown>>): number;
  rejected(): readonly string[];
  /** The kept refusals. */
  refusals(): Promise<readonly KeptRefusal[]>;
  acknowledge(ids: readonly string[]): Promise<void>;
  /** How often the client has asked for a reload, because a deploy has removed code. */
  updates(): number;
  setPreferences(preferences: NotificationPreferences): Promise<void>;
  /** Signs out, and returns the ids of the dropped work. */
  signOut(force: boolean): Promise<readonly string[]>;
  now(): number;
}

declare global {
  var device: DeviceApi;
  /** Preferences to save before it is known who is signed in. The page then watches the notifications as `own`, too. */
  var startsWithOwn: NotificationPreferences | undefined;
  /** Set by a test that wants the inspector on the page. */
  var inspect: boolean | undefined;
  /** Set by the page before the client is loaded. */
  var settings: {
    readonly projectId: string;
    readonly emulators: { readonly auth: string; readonly firestore: string; readonly functions: string };
  };
}
