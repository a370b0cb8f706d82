import { type ProjectionName, providerPath, secondMs } from '@counterfoil/domain';
import * as z from 'zod';

/**
 * How far a rebuild of a provider's projections is, at `serviceProviders/{pid}/projections/rebuild`:
 *
 * ```
 * idle ──take──▶ clearing ──clear──▶ building ──pause──▶ paused ──swapped──▶ clearing ──release──▶ idle
 *                   ▲                  ▲  ▲               │  │
 *                   │                  │  └── break ──────┘  │ (a projection, once `pausedUntil` has passed)
 *                   └── restart (an erasure) ────────────────┘
 * ```
 *
 * A run that died is taken over where it stands, once `leaseUntil` has passed.
 *
 * Invariants: each transition is a commit that is guarded by the document as it was read. `count` grows with each of a
 * run's own. A run writes shadows, and swaps them, only in such a commit. While it is paused, no event of a booking, a
 * subscription or an order is marked as processed. So what a paused run has counted is all that the live documents
 * hold, and it may replace them.
 *
 * It does not own the events: each is counted by its own mark.
 */
export type RebuildState = Readonly<z.infer<typeof rebuildStateSchema>>;

const namesSchema = z.partialRecord(z.enum(['days', 'customers']), z.int());

export const rebuildStateSchema = z.object({
  /** The versions of the code whose figures are live. Absent ones are 1: they were never rebuilt. */
  versions: namesSchema.optional().catch(undefined),
  state: z.literal('rebuilding').optional().catch(undefined),
  phase: z.enum(['clearing', 'building']).optional().catch(undefined),
  /** The projections of the run, and the versions of their code. */
  codes: namesSchema.optional().catch(undefined),
  count: z.number().catch(0),
  holder: z.string().optional().catch(undefined),
  leaseUntil: z.date().optional().catch(undefined),
  /** Until then, projections leave events pending. */
  pausedUntil: z.date().optional().catch(undefined),
  /** The place of the last event that was looked at. */
  after: z.object({ createdAt: z.string(), id: z.string() }).optional().catch(undefined),
  /** Events up to that place that were not processed yet. */
  skipped: z.array(z.string()).optional().catch(undefined),
  counted: z.number().optional().catch(undefined),
});

export const rebuildPath = (providerId: string): string => `${providerPath(providerId)}/projections/rebuild`;

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
