import { CounterfoilError, type Live } from '@counterfoil/client';
import { BehaviorSubject, filter, firstValueFrom, map, type Subscription } from 'rxjs';
import type { Failure, ListState, Row } from './device-api.ts';

const nothing: ListState = { seen: 0, at: 0, data: [], fromCache: true, pendingWrites: false };

export const now = (): number => performance.timeOrigin + performance.now();

export const failureOf = (error: unknown): Failure => ({
  code: error instanceof CounterfoilError ? error.code : '',
  message: error instanceof Error ? error.message : String(error),
  name: error instanceof Error ? error.name : '',
});

/** The lists that the page watches, by name, as plain data. It listens until the page ends, or until a list is watched anew. */
export const createWatching = () => {
  const watched = new Map<string, BehaviorSubject<ListState>>();
  const listening = new Map<string, Subscription>();

  const of = (name: string): BehaviorSubject<ListState> => {
    const known = watched.get(name) ?? new BehaviorSubject(nothing);
    watched.set(name, known);
    return known;
  };

  return {
    watch: (name: string, live: Live<object[]>): void => {
      const states = of(name);
      const next = (state: Partial<ListState>) =>
        states.next({ ...states.value, ...state, seen: states.value.seen + 1, at: now() });
      listening.get(name)?.unsubscribe();
      listening.set(
        name,
        live.subscribe({
          next: ({ data, fromCache, pendingWrites }) => next({ data: data as Row[], fromCache, pendingWrites }),
          error: (error: unknown) => next({ error: failureOf(error) }),
        }),
      );
    },
    read: (name: string): ListState => of(name).value,
    after: (name: string, seen: number): Promise<ListState> =>
      firstValueFrom(of(name).pipe(filter((state) => state.seen > seen))),
    arrival: (name: string, text: string): Promise<number> =>
      firstValueFrom(
        of(name).pipe(
          filter(({ data }) => JSON.stringify(data).includes(text)),
          map(({ at }) => at),
        ),
      ),
  };
};
