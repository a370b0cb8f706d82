import { type ProjectionName, type RebuildState, secondMs } from '@counterfoil/domain';

/** Longer than a commit takes. A run whose lease has passed is dead, or waits for its database. */
const leaseMs = 60 * secondMs;

/** A pause that nobody renews must not hold up a provider's figures. */
const pauseMs = 30 * secondMs;

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/** True if another process works on it. */
export const isTaken = ({ state, leaseUntil }: RebuildState, now: Date): boolean =>
  state === 'rebuilding' && leaseUntil !== undefined && leaseUntil > now;

const isSameRun = (state: RebuildState, codes: RebuildState['codes']): boolean => {
  const [a, b] = [Object.entries(state.codes ?? {}), Object.entries(codes ?? {})];
  return a.length === b.length && a.every(([name, version]) => b.some((one) => one[0] === name && one[1] === version));
};

/** Takes over an unfinished run of the same projections and code, or begins anew. */
export const take = (
  state: RebuildState,
  { codes, holder, now }: { codes: RebuildState['codes']; holder: string; now: Date },
): RebuildState => {
  const { pausedUntil: _p, ...unfinished } = state;
  const before: RebuildState =
    state.state === 'rebuilding' && isSameRun(state, codes)
      ? unfinished
      : { versions: state.versions, count: state.count, state: 'rebuilding', phase: 'clearing', codes };
  return { ...before, count: before.count + 1, holder, leaseUntil: later(now, leaseMs) };
};

/** One more commit of the run; a pause that it made lasts on. */
export const renew = (state: RebuildState, now: Date): RebuildState => ({
  ...state,
  count: state.count + 1,
  leaseUntil: later(now, leaseMs),
  ...(state.pausedUntil ? { pausedUntil: later(now, pauseMs) } : {}),
});

export const pause = (state: RebuildState, now: Date): RebuildState => ({
  ...renew(state, now),
  pausedUntil: later(now, pauseMs),
});

/** The shadows are live. They are cleared next, and projections go on. */
export const swapped = ({ versions, codes, count, holder, leaseUntil }: RebuildState): RebuildState => ({
  versions: { ...versions, ...codes },
  state: 'rebuilding',
  phase: 'clearing',
  codes: {},
  count: count + 1,
  holder,
  leaseUntil,
});

export const release = ({ versions, count }: RebuildState): RebuildState => ({ versions, count: count + 1 });

/** Leaves the rest to another process, at once. */
export const abandon = (state: RebuildState, now: Date): RebuildState => {
  const { pausedUntil: _p, holder: _h, ...rest } = state;
  return { ...rest, count: state.count + 1, leaseUntil: now };
};

/** Counts everything again, because stored events have been rewritten. The process that has the run begins anew, or loses it. */
export const restart = ({ versions, codes, count }: RebuildState): RebuildState => ({
  versions,
  state: 'rebuilding',
  phase: 'clearing',
  codes,
  count: count + 1,
});

/** The same by the run itself. */
export const beginAnew = (state: RebuildState, now: Date): RebuildState => ({
  ...restart(state),
  holder: state.holder,
  leaseUntil: later(now, leaseMs),
});

/** True while projections leave an event pending: a rebuild is about to swap, or a later version has done so. */
export const holdsBack = (
  { pausedUntil, versions }: RebuildState,
  codes: Readonly<Record<ProjectionName, number>>,
  now: Date,
): boolean =>
  (pausedUntil !== undefined && pausedUntil > now) ||
  (versions?.days ?? 1) > codes.days ||
  (versions?.customers ?? 1) > codes.customers;
