import type { Query } from '@counterfoil/domain/core';
import { BehaviorSubject, type Observable, Subject, switchMap } from 'rxjs';
import type { Identified, Live } from '../live/live.ts';
import { shared } from '../live/shared.ts';
import type { OptimisticEngine } from './optimistic-engine.ts';
import type { Refused } from './refused.ts';

/**
 * Overlays commands in flight on live streams, from the first command on. Before it, the streams emit the snapshots
 * unchanged.
 */
export interface Overlay {
  list<T>(query: Query, maxDocuments: number, live: Live<Identified<T>[]>): Live<Identified<T>[]>;
  document<T>(path: string, live: Live<T | undefined>): Live<T | undefined>;
  readonly rejected$: Observable<Refused>;
  refuse(refused: Refused): void;
  /** Loads the optimistic engine on first use; `undefined` if its code cannot be loaded now. */
  engine(): Promise<OptimisticEngine | undefined>;
}

export const createOverlay = (): Overlay => {
  const current = new BehaviorSubject<OptimisticEngine | undefined>(undefined);
  const rejected = new Subject<Refused>();

  const withEngine = <T>(live: Live<T>, apply: (engine: OptimisticEngine, live: Live<T>) => Live<T>): Live<T> => {
    // Lingers for 1 ms, so that the switch to the engine does not restart the listener.
    const source = shared(live, 1);
    return current.pipe(switchMap((engine) => (engine ? apply(engine, source) : source)));
  };

  return {
    list: (query, maxDocuments, live) => withEngine(live, (engine, source) => engine.list(query, maxDocuments, source)),
    document: (path, live) => withEngine(live, (engine, source) => engine.document(path, source)),
    rejected$: rejected.asObservable(),
    refuse: (refused) => rejected.next(refused),
    engine: async () => {
      try {
        const { createOptimisticEngine } = await import('./engine.lazy.ts');
        if (!current.value) current.next(createOptimisticEngine());
        return current.value;
      } catch {
        return undefined;
      }
    },
  };
};
