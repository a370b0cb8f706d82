import type { Query } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import type { Heard, Listener } from '../connection/connectivity.ts';
import { isOfDocument, isOfQuery, noReads, type Reads, readsIn, sum } from '../live/reads.ts';

/** A listener that is open now. */
export interface ListenerState {
  readonly id: number;
  /** Path of its document or collection. */
  readonly path: string;
  readonly query?: Query | undefined;
  readonly since: Date;
  /** Source of its latest snapshot; absent before the first. */
  readonly from?: 'server' | 'cache';
  /** When the latest snapshot came. */
  readonly heardAt?: Date | undefined;
  /** Documents in its latest snapshot. */
  readonly documents: number;
  /** Snapshots so far, since the inspector looks. */
  readonly snapshots: number;
  readonly reads: Reads;
  /** Subscribers of its stream, 0 while it lingers; absent for a listener that the client uses by itself. */
  readonly subscribers?: number;
}

/** A stream that the client makes of several listeners. */
export interface DerivedStream {
  readonly name: string;
  readonly subscribers: number;
}

export interface ListenerLog {
  /** Takes note that a listener has started, received a snapshot or stopped. */
  note(listener: Listener): void;
  listeners(): readonly ListenerState[];
  derived(): readonly DerivedStream[];
  /** Reads of all listeners, also of those that have stopped. */
  reads(): Reads;
  /** Number of listeners that have stopped. */
  stopped(): number;
}

interface Counted {
  readonly id: number;
  readonly snapshots: number;
  readonly reads: Reads;
  readonly latest?: Heard | undefined;
  readonly heardAt?: Date | undefined;
}

const withSnapshot = ({ id, snapshots, reads, latest }: Counted, heard: Heard): Counted => ({
  id,
  latest: heard,
  heardAt: new Date(),
  snapshots: snapshots + 1,
  reads: sum(reads, readsIn(heard, latest)),
});

/** A list has one stream whatever the number of its pages. */
const nameOf = ({ path, query }: Pick<Listener, 'path' | 'query'>): string =>
  query ? JSON.stringify({ ...query, limit: undefined }) : path;

const parsed = (key: string): Query | undefined => (key.startsWith('{') ? JSON.parse(key) : undefined);

const documentsIn = (heard: Heard | undefined): number => {
  if (!heard) return 0;
  if (isOfQuery(heard)) return heard.docs.length;
  return Number(isOfDocument(heard) && heard.exists());
};

const sourceOf = (heard: Heard | undefined): Pick<ListenerState, 'from'> =>
  heard ? { from: heard.metadata.fromCache ? 'cache' : 'server' } : {};

export const createListenerLog = ({
  connectivity,
  streams,
}: Pick<Connection, 'connectivity' | 'streams'>): ListenerLog => {
  const counted = new Map<Listener, Counted>();
  let started = 0;
  let stopped = 0;
  let readsOfStopped = noReads;

  const forget = (listener: Listener): void => {
    readsOfStopped = sum(readsOfStopped, counted.get(listener)?.reads ?? noReads);
    if (counted.delete(listener)) stopped += 1;
  };

  const begin = (): Counted => {
    started += 1;
    return { id: started, snapshots: 0, reads: noReads };
  };

  const note = (listener: Listener): void => {
    if (!connectivity.listeners.has(listener)) {
      forget(listener);
      return;
    }
    const latest = connectivity.listeners.get(listener);
    const known = counted.get(listener) ?? begin();
    const isNew = latest !== undefined && latest !== known.latest;
    counted.set(listener, isNew ? withSnapshot(known, latest) : known);
  };
  for (const listener of connectivity.listeners.keys()) note(listener);

  /** The number of subscribers by the name of a query or the path of a document. */
  const subscribers = (): Map<string, number> =>
    new Map(
      [...streams].map(([key, { observers }]) => {
        return [nameOf({ path: key, query: parsed(key) }), observers.length];
      }),
    );

  return {
    note,
    listeners: () => {
      const byName = subscribers();
      return [...counted].map(([{ path, query, since }, { id, snapshots, reads, latest, heardAt }]): ListenerState => {
        const subscribers = byName.get(nameOf({ path, query }));
        const known = { id, path, query, since, snapshots, reads, heardAt, documents: documentsIn(latest) };
        return { ...known, ...sourceOf(latest), ...(subscribers === undefined ? {} : { subscribers }) };
      });
    },
    derived: () => {
      const own = new Set([...counted.keys()].map(nameOf));
      return [...subscribers()].flatMap(([name, watching]) =>
        own.has(name) || name.startsWith('{') ? [] : [{ name, subscribers: watching }],
      );
    },
    reads: () => [...counted.values()].reduce((all, { reads }) => sum(all, reads), readsOfStopped),
    stopped: () => stopped,
  };
};
