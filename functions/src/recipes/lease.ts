import { minuteMs } from '@counterfoil/domain';
import { z } from 'zod';

/**
 * The lease of the worker that computes a provider's recipes, at `serviceProviders/{pid}/projections/recipes`:
 *
 * ```
 * idle ──take──▶ working ──renew (each commit of the worker)──▶ working ──end──▶ idle
 *                   ▲  │ flag (an event came)
 *                   │  ▼
 *                   │ working, dirty ──turn (the worker looks for events again)──▶ working
 *                   └── take, once `leaseUntil` has passed
 * ```
 *
 * Invariants: every transition is a commit that is guarded by the document as it was read. A worker writes recipes only
 * in a commit that also renews the lease, so a worker that lost it writes nothing. It ends only while the lease is not
 * dirty. An event is pending before it flags, and a turn precedes the search for events. So no event is left behind.
 *
 * It does not own the events, which are the queue: they stay pending until their recipes are written.
 */
export type Lease = Readonly<z.infer<typeof leaseSchema>>;

export const leaseSchema = z.object({
  /** Grows with each commit of a worker, and of the lock of earlier versions. The version of derived events. */
  count: z.number().catch(0),
  /** The count as a worker left it. A different `count` shows that an earlier version has computed recipes meanwhile. */
  workerCount: z.number().optional().catch(undefined),
  state: z.literal('working').optional().catch(undefined),
  holder: z.string().optional().catch(undefined),
  leaseUntil: z.date().optional().catch(undefined),
  dirty: z.boolean().optional().catch(undefined),
  /** True if all recipes must be computed again: what an earlier version wrote lacks the index of sub-recipes. */
  full: z.boolean().optional().catch(undefined),
});

/** As long as a function may run: a worker whose lease has passed is dead. */
const leaseMs = minuteMs;

const counted = ({ count }: Lease): Pick<Lease, 'count' | 'workerCount'> => ({
  count: count + 1,
  workerCount: count + 1,
});

/** True if a worker is alive. */
export const isHeld = ({ state, leaseUntil }: Lease, now: Date): boolean =>
  state === 'working' && leaseUntil !== undefined && leaseUntil > now;

/** True if an instance of an earlier version has computed recipes since the last worker. */
export const isForeign = ({ count, workerCount }: Lease): boolean => count !== workerCount;

export const take = (lease: Lease, holder: string, now: Date): Lease => ({
  ...counted(lease),
  state: 'working',
  holder,
  leaseUntil: new Date(now.getTime() + leaseMs),
  full: lease.full || isForeign(lease) || undefined,
});

export const flag = (lease: Lease): Lease => ({ ...lease, dirty: true });

export const renew = (lease: Lease, now: Date): Lease => ({
  ...lease,
  ...counted(lease),
  leaseUntil: new Date(now.getTime() + leaseMs),
});

export const turn = (lease: Lease, now: Date): Lease => ({ ...renew(lease, now), dirty: undefined });

export const end = (lease: Lease): Lease => ({ ...counted(lease), full: lease.full });

/** Leaves the rest to the next event or sweep, at once. */
export const abandon = (lease: Lease, now: Date): Lease => ({ ...renew(lease, now), leaseUntil: now });
