import type { Command, Fields, Outcome, Query } from '@counterfoil/domain/core';
import type { Firestore } from 'firebase/firestore';
import { BehaviorSubject, combineLatest, finalize, map, tap } from 'rxjs';
import type { Identified, Live } from '../live.ts';
import type { Refused } from '../overlay.ts';
import { deciderOf } from './deciders.ts';
import { documentStore } from './document-store.ts';
import { layOverDocument, layOverList } from './lay-over.ts';
import { prepare } from './prepare.ts';
import { type Changes, type InFlight, rebase } from './rebase.ts';

/** Who sends, and from where what nobody listens to is read. */
export interface Sender {
  readonly uid: string;
  readonly name?: string | undefined;
  readonly firestore: Firestore;
}

/** Shows what is in flight as if it had happened, until the snapshots show it or the server has refused it. */
export interface Optimist {
  list<T>(query: Query, most: number, live: Live<Identified<T>[]>): Live<Identified<T>[]>;
  document<T>(path: string, live: Live<T | undefined>): Live<T | undefined>;
  /** Shows a command as done, if this device can decide it, and if it has not been answered before that. */
  begin(command: Command, sender: Sender, isOpen: () => boolean): Promise<void>;
  /** What became of a command; nothing, for one that could not be sent. */
  settle(commandId: string, outcome?: Outcome): void;
}

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

export const createOptimist = (refused: (command: Refused) => void): Optimist => {
  let flights: readonly InFlight[] = [];
  const changes = new BehaviorSubject<Changes>(new Map());

  const lay = (): void => {
    const { changes: next, landed } = rebase(store, flights);
    flights = flights.filter(({ command }) => !landed.includes(command.id));
    if (next.size > 0 || changes.value.size > 0) changes.next(next);
  };
  const layTogether = together(lay);
  const store = documentStore(() => {
    if (flights.length > 0) layTogether();
  });

  /** Sees what a stream sees for as long as it is listened to. */
  const watching = <T>(live: Live<T>, documents: (data: T) => ReadonlyMap<string, Fields | undefined>): Live<T> => {
    const listener = {};
    return live.pipe(
      tap(({ data }) => store.put(listener, documents(data))),
      finalize(() => store.forget(listener)),
    );
  };

  return {
    list: (query, most, live) => {
      const seen = watching(
        live,
        (data) => new Map(data.map(({ id, ...document }) => [`${query.collection}/${id}`, document])),
      );
      return combineLatest([seen, changes]).pipe(map(([state, laid]) => layOverList(query, state, laid, most)));
    },
    document: (path, live) => {
      const seen = watching(live, (data) => new Map([[path, data as Fields | undefined]]));
      return combineLatest([seen, changes]).pipe(map(([state, laid]) => layOverDocument(path, state, laid)));
    },
    begin: async (command, { uid, name, firestore }, isOpen) => {
      const decider = await deciderOf(command.type);
      if (!decider) return;
      const actor = { kind: 'user', uid, ...(name ? { name } : {}) } as const;
      const one = await prepare(firestore, store, { command, actor, at: new Date(), decider });
      if (!isOpen()) return;
      // Ids are made in the order in which commands are sent, and deciding may be ready in another.
      flights = [...flights, one].sort((a, b) => (a.command.id < b.command.id ? -1 : 1));
      lay();
    },
    settle: (commandId, outcome) => {
      const one = flights.find(({ command }) => command.id === commandId);
      if (!one) return;
      const others = flights.filter((other) => other !== one);
      if (outcome && outcome.outcome !== 'rejected') {
        flights = flights.map((other) => (other === one ? { ...one, version: outcome.version } : other));
      } else flights = others;
      lay();
      const { type, providerId } = one.command;
      if (outcome?.outcome === 'rejected') refused({ commandId, type, providerId, rejection: outcome.rejection });
    },
  };
};
