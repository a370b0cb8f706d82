import type { Query } from '@counterfoil/domain/core';
import { BehaviorSubject, switchMap } from 'rxjs';
import { loadPart } from '../connection/load-part.ts';
import type { Identified, Live } from '../live/live.ts';
import { shared } from '../live/shared.ts';
import type { OptimisticEngine } from './optimistic-engine.ts';

/**
 * Overlays commands in flight on live streams, from the first command on. Before it, the streams emit the snapshots
 * unchanged.
 */
export interface Overlay {
  list<T>(query: Query, live: Live<Identified<T>[]>): Live<Identified<T>[]>;
  document<T>(path: string, live: Live<T | undefined>): Live<T | undefined>;
  /**
   * Loads the optimistic engine on first use.
   *
   * @throws CounterfoilError `unavailable` if its code cannot be loaded now
   */
  engine(): Promise<OptimisticEngine>;
}

export const createOverlay = (): Overlay => {
  const current = new BehaviorSubject<OptimisticEngine | undefined>(undefined);

  const withEngine = <T>(live: Live<T>, apply: (engine: OptimisticEngine, live: Live<T>) => Live<T>): Live<T> => {
    // Lingers for 1 ms, so that the switch to the engine does not restart the listener.
    const source = shared(live, 1);
    return current.pipe(switchMap((engine) => (engine ? apply(engine, source) : source)));
  };

  return {
    list: (query, live) => withEngine(live, (engine, source) => engine.list(query, source)),
    document: (path, live) => withEngine(live, (engine, source) => engine.document(path, source)),
    engine: async () => {
      const { createOptimisticEngine } = await loadPart(() => import('./engine.lazy.ts'), 'createOptimisticEngine');
      const engine = current.value ?? createOptimisticEngine();
      if (!current.value) current.next(engine);
      return engine;
    },
  };
};
