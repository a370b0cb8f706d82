import { useCallback } from 'react';
import { EMPTY, type Observable } from 'rxjs';
import type { Refusal } from '../optimistic/refused.ts';
import { useClient } from './provided-client.ts';
import { type StateReducer, useLatest } from './use-latest.ts';

/** The part of the client that keeps refusals. */
export interface KeepsRefusals {
  readonly refusals$: Observable<readonly Refusal[]>;
  acknowledge(...ids: readonly string[]): Promise<void>;
}

export interface Refusals {
  /** Refused steps that nobody has acknowledged, oldest first; also those of an earlier run of the app. */
  readonly refusals: readonly Refusal[];
  /** Forgets one, once somebody has seen it. */
  readonly acknowledge: (id: string) => void;
}

const none: readonly Refusal[] = [];
const latest: StateReducer<readonly Refusal[], readonly Refusal[]> = {
  next: (refusals) => refusals,
  failed: (last) => last,
};

/**
 * Returns what the server has refused, until it is acknowledged. Show it on every page: a person may have left the
 * screen, or the app, before the server knew.
 *
 * @param counterfoil the client; without it, the one of `CounterfoilProvider`
 *
 * @example const { refusals, acknowledge } = useRefusals();
 */
export const useRefusals = (counterfoil?: KeepsRefusals): Refusals => {
  const client = useClient(counterfoil);
  const refusals = useLatest(client?.refusals$ ?? EMPTY, none, latest);
  const acknowledge = useCallback((id: string) => void client?.acknowledge(id), [client]);
  return { refusals, acknowledge };
};
