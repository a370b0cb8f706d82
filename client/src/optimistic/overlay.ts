import type { Query } from '@counterfoil/domain/core';
import { BehaviorSubject, type Observable, Subject, switchMap } from 'rxjs';
import type { Identified, Live } from '../live/live.ts';
import { shared } from '../live/shared.ts';
import type { OptimisticEngine } from './optimistic-engine.ts';
import type { Refused } from './refused.ts';

/** Where streams get what is in flight laid over them, from the first command on: until then they are what the server says. */
export interface Overlay {
  list<T>(query: Query, most: number, live: Live<Identified<T>[]>): Live<Identified<T>[]>;
  document<T>(path: string, live: Live<T | undefined>): Live<T | undefined>;
  readonly rejected$: Observable<Refused>;
  refuse(refused: Refused): void;
  /** What guesses; loaded when it is first asked for, and not again. `undefined` where it cannot be had now. */
  engine(): Promise<OptimisticEngine | undefined>;
}

export const createOverlay = (): Overlay => {
  const current = new BehaviorSubject<OptimisticEngine | undefined>(undefined);
  const rejected = new Subject<Refused>();

  const laid = <T>(live: Live<T>, lay: (engine: OptimisticEngine, live: Live<T>) => Live<T>): Live<T> => {
    // Kept for the moment in which the one that listens is exchanged.
    const kept = shared(live, 1);
    return current.pipe(switchMap((engine) => (engine ? lay(engine, kept) : kept)));
  };

  return {
    list: (query, most, live) => laid(live, (engine, kept) => engine.list(query, most, kept)),
    document: (path, live) => laid(live, (engine, kept) => engine.document(path, kept)),
    rejected$: rejected.asObservable(),
    refuse: (refused) => rejected.next(refused),
    engine: async () => {
      try {
        const { createOptimisticEngine: createOptimist } = await import('./engine.lazy.ts');
        if (!current.value) current.next(createOptimist());
        return current.value;
      } catch {
        return undefined;
      }
    },
  };
};
