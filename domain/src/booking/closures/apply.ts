/**
 * The states of the process that applies a closure, as changes of its document.
 *
 * - `open` → `applying`: a process takes the lease, and later renews it with each note.
 * - `applying`: it notes a batch of steps, sends them, and notes their results. If it dies, the lease ends, and the next
 *   one sends the noted steps again. Their ids are the same, so none takes effect twice, and each counts once.
 * - `applying` → `applied`: a sweep that began after `settlesAt` has found nothing. If it can neither move nor cancel a
 *   booking, it tries again later, and after the last attempt tells which are left.
 * - Any → `withdrawn`, by the command. Then the process only counts the steps under way, and sends nothing.
 *
 * It does not own the bookings: each step is a command of its own.
 */
import { minuteMs } from '../../kernel/time/durations.ts';
import type { Closure, ClosureStep } from './closure.ts';

/** Longer than a batch of steps takes. */
export const closureLeaseMs = 2 * minuteMs;

/** Steps between two notes. */
export const closureBatch = 20;

/** Sweeps that may leave bookings. */
const maxFailures = 6;

const maxNamed = 20;

const leased = (now: Date): Pick<Closure, 'leaseUntil' | 'nextAttemptAt'> => {
  const leaseUntil = new Date(now.getTime() + closureLeaseMs);
  return { leaseUntil, nextAttemptAt: leaseUntil };
};

/** Takes the lease. A withdrawn closure stays so. */
export const claimClosure = ({ status }: Closure, now: Date): Partial<Closure> => ({
  ...leased(now),
  ...(status === 'withdrawn' ? {} : { status: 'applying' }),
});

/** Steps are noted before they are sent. `hits`: all bookings that the sweep has still to handle. */
export const withSteps = (closure: Closure, sending: ClosureStep[], hits: number, now: Date): Partial<Closure> => ({
  ...leased(now),
  sending,
  found: closure.moved + closure.cancelled + closure.declined + hits,
});

const counters = { move: 'moved', cancel: 'cancelled', decline: 'declined' } as const;

/** Counts the steps that have taken effect, now or before. The others are hits of a later sweep, or none any more. */
export const withResults = (closure: Closure, done: readonly ClosureStep[], now: Date): Partial<Closure> => {
  const counts = { moved: closure.moved, cancelled: closure.cancelled, declined: closure.declined };
  for (const { action } of done) counts[counters[action]] += 1;
  const isOver = closure.status === 'withdrawn';
  const found = counts.moved + counts.cancelled + counts.declined;
  return {
    ...counts,
    ...(isOver ? { found, nextAttemptAt: null, leaseUntil: undefined } : leased(now)),
    sending: undefined,
  };
};

/** A booking that the sweep could not handle, with the reason of the last refusal. */
export type LeftBooking = Closure['leftBookings'][number];

/** The end of a sweep that found nothing more, apart from what is left. `startedAt`: when it read the bookings. */
export const endSweep = (
  closure: Closure,
  { left, startedAt }: { readonly left: readonly LeftBooking[]; readonly startedAt: Date },
  now: Date,
): Partial<Closure> => {
  const { moved, cancelled, declined, settlesAt } = closure;
  const failures = left.length > 0 ? closure.failures + 1 : 0;
  const noted = {
    found: moved + cancelled + declined + left.length,
    left: left.length,
    leftBookings: left.slice(0, maxNamed),
    failures,
    leaseUntil: undefined,
  };
  const isSettled = startedAt >= settlesAt;
  if (isSettled && (left.length === 0 || failures >= maxFailures))
    return { ...noted, status: 'applied', appliedAt: now, nextAttemptAt: null };
  const again = new Date(now.getTime() + minuteMs * 2 ** Math.max(0, failures - 1));
  return { ...noted, nextAttemptAt: left.length > 0 || again > settlesAt ? again : settlesAt };
};
