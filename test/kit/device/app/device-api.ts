import type { NewCommand, Outcome, PendingWork, Progress, RecordInputs, RecordKind } from '@counterfoil/client';
import type { ListName } from './lists.ts';

export interface Failure {
  readonly code: string;
  readonly message: string;
  /** Of the error as it was thrown: an app may rely on it being a `CounterfoilError`. */
  readonly name: string;
}

/** What became of a piece of work: a command's outcome, a record that the server has, or an error. */
export type Answer =
  | Outcome
  | { readonly outcome: 'written' }
  | { readonly outcome: 'failed'; readonly error: Failure };

/** Something a person does on a device. `key` names it from now on; a command goes by its own id. */
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

/** A list as the page has it now: its documents as JSON, times as ISO strings. */
export interface ListState {
  /** How many states have arrived, this one included; 0 before the first. */
  readonly seen: number;
  /** When this one arrived, in milliseconds since 1970, finer than `Date`. */
  readonly at: number;
  readonly data: readonly Row[];
  readonly fromCache: boolean;
  readonly pendingWrites: boolean;
  readonly error?: Failure;
}

export interface Load {
  readonly ms: number;
  readonly documents: number;
}

/** What a test can do on a page that holds the client, as `globalThis.device`. Everything in it survives a trip as JSON. */
export interface DeviceApi {
  signIn(email: string, password: string): Promise<string>;
  /** Who is signed in, also from an earlier run of the page. */
  user(): Promise<string | undefined>;
  /** Opens the workspace of a house. */
  open(providerId: string): void;
  /** Resolves when the workspace says so, with where from; `none` where none is open. */
  ready(): Promise<'server' | 'cache' | 'none'>;
  /** Opens the workspace of a house, and says how long that took and how many documents it has. */
  load(providerId: string): Promise<Load>;
  /** The same documents by the SDK alone, with an app and a cache of its own. */
  rawLoad(email: string, password: string, providerId: string): Promise<Load>;
  /** From here on notes what passes on the wire of listeners. */
  noteWire(): void;
  wire(): {
    readonly states: readonly string[];
    readonly targets: { readonly all: number; readonly resumed: number };
  };
  progress(): Promise<Progress | undefined>;
  /** What the workspace says this device has under way. */
  pending(): readonly Pick<PendingWork, 'id' | 'state'>[];
  /** Closes the workspace by force, and says which commands that has dropped. */
  drop(): Promise<readonly string[]>;
  watch(providerId: string, list: ListName): void;
  /** A bare document, by the SDK alone: `data` has it, or nothing. */
  watchDocument(path: string): void;
  read(list: string): ListState;
  /** The first state after so many. */
  after(list: string, seen: number): Promise<ListState>;
  /** When a list said so, once it does: when it began to, if this was asked in time. */
  arrival(list: string, text: string): Promise<number>;
  /** Does it and waits for what becomes of it. */
  perform(providerId: string, work: Work): Promise<Answer>;
  /** Does it, and leaves the answer to be asked for. Resolves with the time. */
  start(providerId: string, work: Work): number;
  answers(): Readonly<Record<string, Answer>>;
  /** Resolves when fewer than so many that were started on this page have no answer yet. */
  room(most: number): Promise<void>;
  /** Ids of commands that this device keeps and the server has not settled, as far as it knows. */
  queued(): Promise<readonly string[]>;
  /** A command as the SDK has it, by folder: in its cache, and as a listener of its own hears it from the server. */
  findCommand(id: string): Promise<readonly string[]>;
  /** A collection of a house as the SDK has it, beside what its listener told: in its cache, and from the server. */
  findCollection(providerId: string, name: string): Promise<string>;
  /** The commands that were started on this page and have no answer nor are kept: it had better not go yet. */
  unkept(): Promise<readonly string[]>;
  /** Resolves when the server has every write of this device. */
  written(): Promise<void>;
  /** A bare write, by the SDK alone, stamped as the rules want it. Resolves with the time at which it began. */
  setDocument(path: string, fields: Readonly<Record<string, unknown>>): number;
  rejected(): readonly string[];
  now(): number;
}

declare global {
  var device: DeviceApi;
  /** Set by the page before the client is loaded. */
  var settings: {
    readonly projectId: string;
    readonly emulators: { readonly auth: string; readonly firestore: string; readonly functions: string };
  };
}
