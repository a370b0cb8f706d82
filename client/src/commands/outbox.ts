import type { Command, Outcome, Provider } from '@counterfoil/domain/core';
import { combineLatest, EMPTY, firstValueFrom, merge, Observable, switchMap } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { loadUntilThere } from '../connection/load-part.ts';
import { sessionEnded, userLeaves } from '../connection/session.ts';
import type { RecordWrite } from '../journal/entry.ts';
import type { Journal, Kept } from '../journal/journal.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import { commandParts } from './load-parts.ts';

/** A command or the write of a record. */
export type Step = { readonly id: string; readonly providerId: string } & (
  | { readonly command: Command }
  | { readonly record: RecordWrite }
);

/**
 * Sends what the journal holds. It notes first and sends later, so that nothing that shows as done can be lost. The
 * sending itself is in `drain.lazy.ts`.
 */
export interface Outbox {
  /**
   * Notes a step of the signed-in user; the outcome follows when the server has spoken. Both promises fail if nobody is
   * signed in, or if the step is no JSON.
   */
  note(step: Step): { readonly kept: Promise<Kept>; readonly settled: Promise<Outcome> };
  /**
   * From now on queues a member's commands in the provider's folder, where its owner sees them, and follows the
   * provider's settings.
   */
  openProvider(providerId: string, provider: Provider): void;
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
  const { auth, clock, firestore$, uid$, network } = connection;
  const openProviders = new Map<string, Provider>();

  /** Sends for this user, as soon as the code could be loaded, until it is unsubscribed. */
  const sending = (uid: string): Observable<never> =>
    new Observable((subscriber) => {
      const isOver = () => subscriber.closed || uid !== auth.currentUser?.uid;
      const begin = async (): Promise<void> => {
        const parts = await loadUntilThere(connection, commandParts, isOver);
        await journal.loaded;
        if (!parts || isOver()) return;
        const lock = { name: `${name}/${uid}`, isShared };
        subscriber.add(parts.sendJournal({ connection, journal, overlay, openProviders }, lock));
      };
      void begin();
    });

  const add = async (step: Step): Promise<Kept> => {
    const userId = auth.currentUser?.uid;
    if (!userId) throw new CounterfoilError('unauthenticated', 'sign in first');
    const entry = { ...step, userId, notedAt: Date.now(), serverTime: clock.latest };
    try {
      // As it will be sent: the app may change its object, or put into it what JSON does not know.
      return await journal.add(JSON.parse(JSON.stringify(entry)));
    } catch (error) {
      throw new CounterfoilError('invalid-argument', String(error), error);
    }
  };

  // When the page loads, after each sign-in, and for each new Firestore.
  const running = combineLatest([firestore$, uid$])
    .pipe(switchMap(([firestore, uid]) => (firestore && uid ? sending(uid) : EMPTY)))
    .subscribe();

  return {
    note: (step) => {
      const left$ = userLeaves(connection);
      const kept = add(step);
      const settle = async () => {
        const settlement = firstValueFrom(merge(journal.settled(step.id), left$));
        settlement.catch(() => {});
        // Without a disk and without a network, the step would only seem to be done.
        if ((await kept) === 'memory' && isShared && network.isOffline()) {
          await journal.settle(step.id, 'dropped');
          throw new CounterfoilError('resource-exhausted', 'not sent, not kept');
        }
        const settled = await settlement;
        if (settled === 'dropped') throw sessionEnded();
        return settled;
      };
      return { kept, settled: settle() };
    },
    openProvider: (providerId, provider) => openProviders.set(providerId, provider),
    leaveProvider: (providerId) => openProviders.delete(providerId),
    close: () => running.unsubscribe(),
  };
};
