import type { Member, Provider } from '@counterfoil/domain/core';
import type { Ending } from './workspace.ts';

/**
 * The lifecycle of a workspace, as a pure function that returns what to do; `open-workspace.ts` does it.
 *
 * ```
 * opening ──active member──▶ admitted ──provider known──▶ serving
 *    └───────────────────────────┴───────────────────────────┴──closed, signed out, access lost──▶ ended
 * ```
 *
 * Invariants: `ended` is final, and a workspace stops once. Presence starts once. A cached snapshot cannot end a
 * membership. A workspace clears the cache only for a user who had access and is still signed in.
 *
 * It does not own the state of each collection (`collection-state.ts`), listeners, timers, unsent work or the data
 * bundle.
 */
export type LifecycleState = 'opening' | 'admitted' | 'serving' | 'ended';

/** A snapshot of the provider and of the user's membership. */
export interface Access {
  readonly provider: Provider | undefined;
  readonly member: Member | undefined;
  /** The membership comes from this device's cache. */
  readonly fromCache: boolean;
}

/** `undefined` for an access that can no longer be read. */
export type LifecycleEvent = Access | undefined | 'signed-out' | 'closed';

/**
 * The member and provider of a serving workspace. The workspace listens to their lists, queues commands in the
 * provider's folder, and loads its deciders.
 */
export interface Served {
  readonly member: Member;
  readonly provider: Provider;
}

/** An `Ending` stops everything, for this reason. */
export type LifecycleEffect = Served | 'showPresence' | 'clearCache' | Ending;

export interface LifecycleStep {
  readonly state: LifecycleState;
  /** `open-workspace.ts` runs them in this order. */
  readonly effects: readonly LifecycleEffect[];
}

const step = (state: LifecycleState, ...effects: LifecycleEffect[]): LifecycleStep => ({ state, effects });

const admitted = (state: LifecycleState, member: Member, provider: Provider | undefined): LifecycleStep => {
  if (!provider) return step(state === 'opening' ? 'admitted' : state);
  return state === 'serving'
    ? step(state, { member, provider })
    : step('serving', { member, provider }, 'showPresence');
};

/**
 * The next state of a workspace, and its effects.
 *
 * @param isSignedIn true while the user who opened it is signed in
 */
export const transition = (state: LifecycleState, event: LifecycleEvent, isSignedIn: boolean): LifecycleStep => {
  if (state === 'ended') return step(state);
  if (event === 'closed' || event === 'signed-out') return step('ended', event);
  const { member, provider, fromCache } = event ?? {};
  if (member?.active) return admitted(state, member, provider);
  if (fromCache) return step(state);
  if (!isSignedIn) return step('ended', 'signed-out');
  return state === 'opening' ? step('ended', 'access-lost') : step('ended', 'access-lost', 'clearCache');
};
