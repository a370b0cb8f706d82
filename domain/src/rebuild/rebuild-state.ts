import * as z from 'zod';

const namesSchema = z.partialRecord(z.enum(['days', 'customers']), z.int());

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
 * A run that died is taken over where it stands, once `leaseUntil` has passed. The command `projection.rebuild` asks for
 * a run: it goes from `idle` to `clearing` without a holder, and the schedule takes it.
 *
 * Invariants: each transition is a commit that is guarded by the document as it was read. `count` grows with each of a
 * run's own. A run writes shadows, and swaps them, only in such a commit. While it is paused, no event of a booking, a
 * subscription or an order is marked as processed. So what a paused run has counted is all that the live documents
 * hold, and it may replace them.
 *
 * It does not own the events: each is counted by its own mark.
 */
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

export type RebuildState = Readonly<z.infer<typeof rebuildStateSchema>>;

/** The state as it is stored. */
export const storedRebuildSchema = rebuildStateSchema.extend({
  count: z.number().optional().catch(undefined),
  createdAt: z.date().optional().catch(undefined),
  updatedAt: z.date().optional().catch(undefined),
});

export type StoredRebuild = Readonly<z.infer<typeof storedRebuildSchema>>;
