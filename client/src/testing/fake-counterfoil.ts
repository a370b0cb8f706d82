import type { Actor, CommandPayloads, CommandType, Fields, Outcome, Rejection } from '@counterfoil/domain';
import { commandId } from '../commands/command-id.ts';
import type { Counterfoil } from '../counterfoil.ts';
import type { Identified } from '../live/live.ts';
import { parentOf } from '../optimistic/parent-of.lazy.ts';
import { fakeClient } from './fake-client.ts';
import { createFakeConnection } from './fake-connection.ts';
import { createFakeServer } from './fake-server.ts';
import { fakeTransport } from './fake-transport.ts';
import type { FakeUser } from './fake-user.ts';

export interface FakeCounterfoilOptions {
  /** The signed-in user. Default: nobody. */
  readonly user?: FakeUser;
  /**
   * The server's documents by path, as `serviceProviders/salon/services/cut`, with a `Date` for each time. `createdAt`
   * and `updatedAt` default to now. A command that reads a malformed one is refused, and the refusal names the field.
   */
  readonly documents?: Readonly<Record<string, Fields>>;
  /** The time of server and device. It stands still until `moveClock`. Default: the time of this machine. */
  readonly now?: Date;
}

/** A command of somebody else, or of the system, such as a payment. */
export type OtherCommand<Type extends CommandType = CommandType> = {
  readonly [One in Type]: {
    readonly type: One;
    readonly providerId: string;
    readonly payload: CommandPayloads[One];
    readonly id?: string;
    readonly expectedVersion?: number;
  };
}[Type];

/** A client without a server, and the switches of a test. */
export interface FakeCounterfoil {
  /** The client to give to the app. Call its `dispose` after the test: it ends all timers. */
  readonly counterfoil: Counterfoil;
  signIn(user: FakeUser): void;
  /** Ends the session, as in another tab or by the server: lists end with `permission-denied`, unsent work stays. */
  signOut(): void;
  /** Takes the network away: lists stay as they are, and commands wait. */
  goOffline(): void;
  /** Brings the network back: what has waited is sent, in its order. */
  goOnline(): void;
  /** The server refuses the next command that reaches it. */
  refuseNext(rejection: Rejection): void;
  /** The server decides a command of another user or of the system, at once. */
  sendAs(actor: Actor, command: OtherCommand): Outcome;
  /** A document of the server; `undefined` if it does not exist. */
  document(path: string): Fields | undefined;
  /** The server's documents directly in a collection. */
  documents(collection: string): readonly Identified<Fields>[];
  /** Replaces a document of the server, past all deciders; `undefined` deletes it. */
  write(path: string, data: Fields | undefined): void;
  /** Moves the time of server and device by milliseconds. */
  moveClock(byMs: number): void;
}

/**
 * Creates a client for an app's tests, without emulators and without a network. It is the real client, with its
 * journal, predictions, lists and workspaces. Documents lie in memory, and the real deciders decide each command, with
 * the checks of memberships and roles that they have. So both halves, seats, stock, counters, reminders and events are
 * written as in production.
 *
 * The emulators remain the place to test these parts, which the fake does not have:
 * - security rules. Anybody reads and writes every record; only `endUsers/{uid}` belongs to its user.
 * - triggers and schedules: no notification, day of the analytics, customer, recipe availability or event of a record
 *   follows, and no hold expires. Send the command with `sendAs`, or `write` the document.
 * - limits of rate and size, indexes, App Check, payments, data bundles and heartbeats.
 * - a cold cache. The device has every document that the server had when it went offline. Offline, the writes of `me()`
 *   show once they are sent.
 *
 * @example
 * const fake = createFakeCounterfoil({ user: { uid: 'anna' }, documents });
 * render(<CounterfoilProvider counterfoil={fake.counterfoil}><App /></CounterfoilProvider>);
 */
export const createFakeCounterfoil = ({ user, documents = {}, now }: FakeCounterfoilOptions = {}): FakeCounterfoil => {
  const server = createFakeServer(documents, now);
  const refusals: Rejection[] = [];
  const connection = createFakeConnection(server, user, (device) =>
    fakeTransport(server, device, () => refusals.shift()),
  );
  return {
    counterfoil: fakeClient(server, connection),
    signIn: connection.setUser,
    signOut: () => connection.setUser(undefined),
    goOffline: () => connection.setOnline(false),
    goOnline: () => connection.setOnline(true),
    refuseNext: (rejection) => refusals.push(rejection),
    sendAs: (actor, { id = commandId(), ...command }) => {
      const sent = { ...command, id, issuedAt: server.now().toISOString() };
      return server.execute(actor, JSON.parse(JSON.stringify(sent)));
    },
    document: (path) => server.documents().get(path),
    documents: (collection) =>
      [...server.documents()].flatMap(([path, data]) =>
        parentOf(path) === collection ? [{ ...data, id: path.slice(collection.length + 1) }] : [],
      ),
    write: server.put,
    moveClock: server.moveClock,
  };
};
