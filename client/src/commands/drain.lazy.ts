import {
  type Command,
  dependsOn,
  grouped,
  type Outcome,
  type Provider,
  type Rejection,
  secondMs,
  syncOf,
} from '@counterfoil/domain/core';
import { firstValueFrom, interval, map, merge, Subject, Subscription, timer } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { deviceId } from '../connection/device-id.lazy.ts';
import { openSession, type Session, sessionEnded } from '../connection/session.ts';
import type { Transport } from '../connection/transport.ts';
import type { CommandEntry, Entry, Withdrawal } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import { unsettledOf } from '../journal/unsettled.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import { createAttempts } from './attempts.lazy.ts';
import { batches } from './batches.lazy.ts';
import { callWith } from './call.lazy.ts';
import { departures, type Item } from './departures.lazy.ts';
import { refusalOf } from './refusal.lazy.ts';
import { refusedLocally } from './refused-locally.lazy.ts';
import { writeRecord } from './write-record.lazy.ts';

export interface DrainDependencies {
  readonly connection: Connection;
  readonly journal: Journal;
  readonly overlay: Overlay;
  /** Those of which the user has an open workspace, by id. */
  readonly openProviders: ReadonlyMap<string, Provider>;
}

/** Interval at which waiting commands are checked for being too late. */
const lateCheckMs = 10 * secondMs;

/**
 * A command as it leaves. The journal keeps it as the app sent it. The id of the device stays with the installation, so
 * a retry bears it, too.
 */
const commandOf = ({ command, withdrawn }: CommandEntry): Command => ({
  deviceId: deviceId(),
  ...command,
  ...(withdrawn && { withdrawn: true }),
});

/**
 * Sends the signed-in user's journal, provider by provider, for as long as the session lasts and this tab leads.
 *
 * @returns stops it; open calls still settle their commands
 */
export const drain = ({ connection, journal, overlay, openProviders }: DrainDependencies): (() => void) => {
  const session: Session = openSession(connection);
  const { network, clock } = connection;
  const running = new Subscription();
  const stopped = new Subject<void>();
  const stopped$ = stopped.pipe(
    map((): never => {
      throw sessionEnded();
    }),
  );
  /** When each open entry left, by the device's clock. */
  const leaving = new Map<string, number>();
  const held = new Set<string>(journal.entries$.value.map(({ id }) => id));
  const known = new Set<string>(held);
  const unsettled = (): readonly Entry[] => unsettledOf(journal, session.uid);
  /** Entries that an earlier page or another tab may have sent. */
  const inherited: ReadonlySet<string> = new Set(unsettled().map(({ id }) => id));
  const transport: Transport = connection.transport ?? {
    call: callWith(connection),
    write: (entry) => writeRecord(connection, journal, entry),
  };
  const inBatch = batches(
    (commands) => (session.isOver() ? commands.map(() => Promise.reject(sessionEnded())) : transport.call(commands)),
    (providerId) => syncOf(openProviders.get(providerId)?.settings).batchSize,
  );
  const { deliver, noteFailure, isOfDocument } = createAttempts({
    connection,
    journal,
    call: ({ command }) => inBatch(command),
    isOfMember: (providerId) => openProviders.has(providerId),
    end$: merge(session.end$, stopped$),
  });

  /** Commands that the user sent on top of a refused one. They settle with it, unless they have left already. */
  const followersOf = ({ command, key }: CommandEntry): readonly CommandEntry[] =>
    unsettled().flatMap((entry) =>
      'command' in entry && entry.key > key && !leaving.has(entry.id) && dependsOn(command, entry.command)
        ? [entry]
        : [],
    );

  /** A refused command on which this one builds, and that was refused after this one had left. */
  const refusedMeanwhile = ({ id, command, key }: CommandEntry): string | undefined =>
    journal.entries$.value.find(
      (other) =>
        'command' in other &&
        other.refusal !== undefined &&
        other.refusal.at >= (leaving.get(id) ?? Number.POSITIVE_INFINITY) &&
        other.key < key &&
        dependsOn(other.command, command),
    )?.id;

  const keepRefusal = async (entry: Entry, rejection: Rejection, becauseOf?: string): Promise<void> => {
    const refusal = await refusalOf({ connection, journal, overlay }, entry, rejection, becauseOf);
    await journal.settle(entry.id, { commandId: entry.id, outcome: 'rejected', rejection }, { ...entry, refusal });
  };

  /** True if another delivery may be under way: by another tab, by a lost call, or as a document. */
  const mayArriveAgain = ({ id, attempts, isQueued }: CommandEntry): boolean =>
    running.closed || inherited.has(id) || !!(attempts || isQueued);

  /** Asks the server to let the command have no effect from now on. The answer tells whether it had one before. */
  const withdraw = (entry: CommandEntry, withdrawn: Withdrawal): Promise<void> => journal.put({ ...entry, withdrawn });

  const refuse = async (entry: CommandEntry, { rejection, becauseOf }: Withdrawal): Promise<void> => {
    const followers = followersOf(entry);
    // They must not leave in the moment in which the first one is out of their way.
    for (const { id } of followers) leaving.set(id, Date.now());
    await keepRefusal(entry, rejection, becauseOf);
    for (const follower of followers) {
      const withIt: Rejection = {
        code: 'failed-precondition',
        message: `not sent, because ${entry.command.type} was refused: ${rejection.message}`,
        details: { reason: 'predecessor-refused', commandId: entry.id, code: rejection.code },
      };
      if (mayArriveAgain(follower)) await withdraw(follower, { rejection: withIt, becauseOf: entry.id });
      else await keepRefusal(follower, withIt, entry.id);
      leaving.delete(follower.id);
    }
  };

  /** A device that reaches only Firestore could not withdraw what its document has settled. */
  const isUnsure = (entry: CommandEntry, outcome: Outcome) => mayArriveAgain(entry) && !isOfDocument(outcome);

  /** @param sent the entry as it was when it left */
  const settle = async (sent: Entry, outcome: Outcome): Promise<void> => {
    const entry = journal.find(sent.id) ?? sent;
    if (outcome.outcome !== 'rejected') return await journal.settle(entry.id, outcome);
    const { rejection } = outcome;
    if (!('command' in entry && 'command' in sent)) return await keepRefusal(entry, rejection);
    const reason = entry.withdrawn ?? sent.withdrawn ?? { rejection, becauseOf: refusedMeanwhile(entry) };
    // The server keeps a withdrawal, whichever tab has asked for it.
    if (sent.withdrawn || rejection.details?.reason === 'withdrawn') return await refuse(entry, reason);
    await (isUnsure(entry, outcome) ? withdraw(entry, reason) : refuse(entry, reason));
  };

  /** Settles the entries of a provider one after the other, so that each knows the refusals before it. */
  const settling = new Map<string, Promise<void>>();
  const settleInTurn = (entry: Entry, outcome: Outcome): Promise<void> => {
    const before = settling.get(entry.providerId) ?? Promise.resolve();
    const settled = before.then(() => settle(entry, outcome));
    settling.set(
      entry.providerId,
      settled.catch(() => {}),
    );
    return settled;
  };

  /** Refuses what came too late while it waited. */
  const refuseIfLate = (entry: Entry): void => {
    const rejection = leaving.has(entry.id) ? undefined : refusedLocally(entry, clock);
    if (!rejection) return;
    if ('command' in entry && mayArriveAgain(entry)) {
      if (!entry.withdrawn) void withdraw(entry, { rejection });
      return;
    }
    leaving.set(entry.id, Date.now());
    void settleInTurn(entry, { commandId: entry.id, outcome: 'rejected', rejection });
  };

  const send = async (entry: Entry, isAlone: boolean): Promise<Outcome> => {
    if (!('command' in entry)) return await transport.write(entry);
    const command = commandOf(entry);
    return await (isAlone ? deliver({ ...entry, command }) : inBatch(command));
  };

  const depart = async ({ entry, isHeld }: Item): Promise<void> => {
    leaving.set(entry.id, Date.now());
    try {
      await settleInTurn(entry, await send(entry, isHeld));
      // A command that the server still has to withdraw leaves once more, before those behind it.
      if (unsettled().some(({ id }) => id === entry.id)) held.add(entry.id);
      else held.delete(entry.id);
    } catch (error) {
      if (session.isOver() || running.closed) return;
      // The attempts of a held one have pauses of their own. Any other failure must not go round without one.
      if (isHeld) await firstValueFrom(timer(secondMs));
      else noteFailure(entry.id, error);
      held.add(entry.id);
    } finally {
      leaving.delete(entry.id);
      next();
    }
  };

  const itemOf = (entry: Entry): Item => ({ entry, isLeaving: leaving.has(entry.id), isHeld: held.has(entry.id) });

  let isRefusing = false;
  const next = (): void => {
    // Each refusal changes the journal, which asks for the next step again.
    if (isRefusing || running.closed || session.isOver()) return;
    isRefusing = true;
    for (const entry of unsettled()) refuseIfLate(entry);
    isRefusing = false;
    for (const entries of grouped(unsettled(), ({ providerId }) => providerId).values()) {
      holdIfOthersWait(entries);
      const ready = departures(entries.map(itemOf)).filter((item) => !isWaitingForNetwork(item));
      for (const item of ready) void depart(item);
    }
  };

  /** A new entry waits behind others, and without a network. */
  const holdIfOthersWait = (entries: readonly Entry[]): void => {
    const waits = network.isOffline() || entries.some(({ id }) => held.has(id));
    for (const { id } of entries) {
      if (!known.has(id) && waits) held.add(id);
      known.add(id);
    }
  };

  /** Offline, commands stay in the journal. Records go to the SDK, which shows them and waits by itself. */
  const isWaitingForNetwork = ({ entry }: Item): boolean => 'command' in entry && network.isOffline();

  running.add(journal.entries$.subscribe(next));
  running.add(network.offline$.subscribe(next));
  running.add(interval(lateCheckMs).subscribe(next));
  return () => {
    running.unsubscribe();
    stopped.next();
  };
};
