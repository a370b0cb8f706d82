import { documentPathOf, type Fields } from '@counterfoil/domain/core';
import { doc, getDoc } from 'firebase/firestore';
import { BehaviorSubject, combineLatest, finalize, map, tap } from 'rxjs';
import { decode } from '../live/decode.ts';
import type { Live } from '../live/live.ts';
import { applyOverlayToDocument, applyOverlayToList } from './apply-overlay.lazy.ts';
import { deciderOf, loadDeciders } from './deciders.lazy.ts';
import { documentStore, type Listener } from './document-store.lazy.ts';
import { matches } from './matches.lazy.ts';
import type { OptimisticEngine } from './optimistic-engine.ts';
import { parentOf } from './parent-of.lazy.ts';
import { prepare } from './prepare.lazy.ts';
import { type Changes, type InFlight, rebase } from './rebase.lazy.ts';

/** How far listeners of one device are behind each other at most. */
const momentsMs = 1000;

/** After so long snapshots carry whatever was answered, if they ever do. */
const atMostMs = 10_000;

/** Listeners of one commit are told one after the other; all of them are taken together, or a view would show half of it. */
const together = (work: () => void): (() => void) => {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      work();
    });
  };
};

export const createOptimisticEngine = (): OptimisticEngine => {
  let flights: readonly InFlight[] = [];
  let begun = 0;
  /** What was seen of the thing a command is about when it was sent, where it says which version that was. */
  const expected = new Map<string, Fields | undefined>();
  const changes = new BehaviorSubject<Changes>(new Map());

  const lay = (): void => {
    const { changes: next, inFlight } = rebase(store, flights);
    for (const { command, isAcknowledged } of inFlight) {
      const before = flights.find((one) => one.command.id === command.id);
      if (isAcknowledged && !before?.isAcknowledged) setTimeout(() => remove(command.id), momentsMs);
    }
    flights = inFlight;
    if (next.size > 0 || changes.value.size > 0) changes.next(next);
  };
  const remove = (commandId: string): void => {
    flights = flights.filter(({ command }) => command.id !== commandId);
    lay();
  };
  const layTogether = together(lay);
  const store = documentStore(() => {
    if (flights.length > 0) layTogether();
  });

  /** Sees what a stream sees for as long as it is listened to. */
  const watching = <T>(
    live: Live<T>,
    listener: Listener,
    documents: (data: T) => ReadonlyMap<string, Fields | undefined>,
  ): Live<T> =>
    live.pipe(
      tap(({ data }) => store.put(listener, documents(data))),
      finalize(() => store.forget(listener)),
    );
  return {
    list: (query, most, live) => {
      const listener: Listener = {
        sees: (path, data) =>
          parentOf(path) === query.collection ? data !== undefined && matches(query, data) : undefined,
      };
      const seen = watching(
        live,
        listener,
        (data) => new Map(data.map(({ id, ...document }) => [`${query.collection}/${id}`, document])),
      );
      return combineLatest([seen, changes]).pipe(map(([state, laid]) => applyOverlayToList(query, state, laid, most)));
    },
    document: (path, live) => {
      const listener: Listener = { sees: (of, data) => (of === path ? data !== undefined : undefined) };
      const seen = watching(live, listener, (data) => new Map([[path, data as Fields | undefined]]));
      return combineLatest([seen, changes]).pipe(map(([state, laid]) => applyOverlayToDocument(path, state, laid)));
    },
    prepareFor: loadDeciders,
    begin: async (connection, command, isOpen) => {
      begun += 1;
      const sequence = begun;
      const user = connection.auth.currentUser;
      const decider = await deciderOf(command.type);
      if (!decider || !user) return;
      const actor = { kind: 'user', uid: user.uid, ...(user.displayName ? { name: user.displayName } : {}) } as const;
      const one = await prepare(connection.firestore(), store, {
        command,
        actor,
        at: new Date(),
        decider,
        sequence,
      });
      if (!isOpen()) return;
      const about = documentPathOf(command, user.uid);
      if (command.expectedVersion !== undefined && about) expected.set(command.id, store.get(about));
      // In the order in which they were sent: deciding may be ready in another.
      flights = [...flights, one].sort((a, b) => a.sequence - b.sequence);
      lay();
    },
    settle: ({ id }, outcome) => {
      const applied = outcome && outcome.outcome !== 'rejected' ? outcome : undefined;
      flights = flights.flatMap((one) => {
        if (one.command.id !== id) return [one];
        return applied ? [{ ...one, version: applied.version }] : [];
      });
      expected.delete(id);
      lay();
      // What a list shows only on a further page never arrives there.
      if (applied) setTimeout(() => remove(id), atMostMs);
    },
    conflict: async ({ auth, firestore }, command, { code }) => {
      const path = documentPathOf(command, auth.currentUser?.uid);
      if (code !== 'aborted' || !path) return undefined;
      const current = (await getDoc(doc(firestore(), path)).catch(() => undefined))?.data();
      return { expected: expected.get(command.id), current: current && decode<Fields>(current) };
    },
  };
};
