import { combineLatest, firstValueFrom, from, merge, Subscription } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { worthAnotherTry } from '../connection/load-part.ts';
import { openSession, sessionEnded, userLeaves } from '../connection/session.ts';
import type { Settlement } from '../journal/entry.ts';
import type { Journal, Kept, NewEntry } from '../journal/journal.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import { commandParts } from './load-parts.ts';

/**
 * Sends what the journal holds. It notes first and sends later, so that nothing that shows as done can be lost. The
 * sending itself is in `drain.lazy.ts`.
 */
export interface Outbox {
  /** Notes a step of the signed-in user; the outcome follows when the server has spoken. */
  note(entry: NewEntry): { readonly kept: Promise<Kept>; readonly settled: Promise<Exclude<Settlement, 'dropped'>> };
  /** From now on queues a member's commands in the provider's folder, where its owner sees them. */
  openProvider(providerId: string): void;
  leaveProvider(providerId: string): void;
  close(): void;
}

export interface OutboxDependencies {
  readonly connection: Connection;
  readonly journal: Journal;
  readonly overlay: Overlay;
  /** Name of the lock that one of the tabs holds. */
  readonly name: string;
  /** True if the tabs share the journal. */
  readonly isShared: boolean;
}

export const createOutbox = ({ connection, journal, overlay, name, isShared }: OutboxDependencies): Outbox => {
  const { auth, firestore$, uid$, network } = connection;
  const openProviders = new Set<string>();
  const running = new Subscription();
  let stop = (): void => {};

  /** Begins to send for the signed-in user, as soon as the code could be loaded. */
  const start = async (uid: string): Promise<void> => {
    const session = openSession(connection);
    const stopped = { isStopped: false };
    stop = () => {
      stopped.isStopped = true;
    };
    for (let failures = 1; !session.isOver() && !stopped.isStopped; failures++) {
      try {
        const { sendJournal } = await commandParts();
        await journal.loaded;
        if (session.isOver() || stopped.isStopped) return;
        const isOfMember = (providerId: string) => openProviders.has(providerId);
        stop = sendJournal({ connection, journal, overlay, isOfMember }, { name: `${name}/${uid}`, isShared });
        return;
      } catch (error) {
        connection.report('loading the outbox', error);
        await firstValueFrom(worthAnotherTry(failures));
      }
    }
  };

  // When the page loads, after each sign-in, and for each new Firestore.
  running.add(
    combineLatest([firestore$, uid$]).subscribe(([firestore, uid]) => {
      stop();
      stop = () => {};
      if (firestore && uid && uid === auth.currentUser?.uid) void start(uid);
    }),
  );

  return {
    note: (entry) => {
      const left$ = userLeaves(connection);
      const kept = journal.add(entry);
      const settle = async () => {
        const settlement = firstValueFrom(merge(from(journal.settled(entry.id)), left$));
        settlement.catch(() => {});
        // Without a disk and without a network, the step would only seem to be done.
        if ((await kept) === 'memory' && isShared && network.isOffline()) {
          await journal.settle(entry.id, 'dropped');
          throw new CounterfoilError('resource-exhausted', 'neither sent nor stored: this device cannot write');
        }
        const settled = await settlement;
        if (settled === 'dropped') throw sessionEnded();
        return settled;
      };
      return { kept, settled: settle() };
    },
    openProvider: (providerId) => openProviders.add(providerId),
    leaveProvider: (providerId) => openProviders.delete(providerId),
    close: () => {
      running.unsubscribe();
      stop();
    },
  };
};
