import {
  type ClosureStep,
  claimClosure,
  closureBatch,
  endSweep,
  invariant,
  type LeftBooking,
  type Outcome,
  type Provider,
  providerRef,
  withResults,
  withSteps,
} from '@counterfoil/domain';
import type { DocumentReference } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { decodeDocument } from '../firestore/decode-document.ts';
import { log } from '../trace/log.ts';
import { type HeldClosure, holdClosure, LeaseLost } from './closure-lease.ts';
import { findHits } from './find-hits.ts';
import { planSteps } from './plan-steps.ts';
import { sendSteps } from './send-steps.ts';

/** Refusals of one booking before a run leaves it to the next one. */
const maxRefusals = 3;

/** The bookings that were refused in this run. */
interface Refusals {
  readonly slots: Map<string, Set<string>>;
  readonly reasons: Map<string, string[]>;
  /** The versions that somebody has changed since. */
  readonly changed: Set<string>;
}

const readProvider = async ({ firestore }: CommandContext, providerId: string): Promise<Provider> => {
  const ref = providerRef(providerId);
  const snapshot = await firestore.doc(ref.path).get();
  invariant(snapshot.exists, `${ref.path} is gone`);
  return decodeDocument(ref, snapshot);
};

interface Run {
  readonly context: CommandContext;
  readonly providerId: string;
  readonly held: HeldClosure;
  readonly refusals: Refusals;
}

/** The reason of a refusal. A step that has taken effect before changed the booking like somebody else. */
const reasonOf = (outcome: Outcome): string | undefined => {
  if (outcome.outcome === 'rejected') return outcome.rejection.details?.reason ?? outcome.rejection.code;
  return outcome.outcome === 'duplicate' ? 'version-conflict' : undefined;
};

const noteRefusal = ({ slots, reasons, changed }: Refusals, step: ClosureStep, reason: string): void => {
  const { reservationId, startTime, version } = step;
  const state = `${reservationId}/${version}`;
  // Somebody has changed the booking, so the next pass looks at it again. If it finds the same, the reference is damaged.
  if (reason === 'version-conflict' && !changed.has(state)) {
    changed.add(state);
    return;
  }
  reasons.set(reservationId, [...(reasons.get(reservationId) ?? []), reason]);
  if (startTime) slots.set(reservationId, (slots.get(reservationId) ?? new Set()).add(startTime));
};

/** Sends the noted steps, and notes which have taken effect. */
const settleSteps = async ({ context, providerId, held, refusals }: Run): Promise<number> => {
  const sent = await sendSteps(context, providerId, held.closure, held.closure.sending ?? []);
  const done = sent.flatMap(({ step, outcome }) => (outcome.outcome === 'rejected' ? [] : [step]));
  for (const { step, outcome } of sent) {
    const reason = reasonOf(outcome);
    if (reason) noteRefusal(refusals, step, reason);
  }
  const now = context.clock();
  await held.note(withResults(held.closure, done, now), now);
  return done.length;
};

/** One pass over the bookings that the closure hits now. Returns `undefined` once nothing is left to do in this run. */
const pass = async (run: Run): Promise<number | undefined> => {
  const { context, providerId, held, refusals } = run;
  const startedAt = context.clock();
  const provider = await readProvider(context, providerId);
  const { hits, malformed } = await findHits(context, providerId, provider, held.closure);
  const isLeft = (id: string): boolean => (refusals.reasons.get(id)?.length ?? 0) >= maxRefusals;
  const open = hits.filter(({ booking }) => !isLeft(booking.reservationId));
  if (open.length === 0) {
    const left: LeftBooking[] = [
      ...hits.map(({ booking: { reservationId } }) => ({
        reservationId,
        reason: refusals.reasons.get(reservationId)?.at(-1) ?? 'internal',
      })),
      ...malformed.map((reservationId) => ({ reservationId, reason: 'malformed-document' })),
    ];
    const now = context.clock();
    await held.note(endSweep(held.closure, { left, startedAt }, now), now);
    return undefined;
  }
  let done = 0;
  for (let n = 0; n < open.length; n += closureBatch) {
    const planning = { context, providerId, provider, closure: held.closure, refused: refusals.slots };
    const steps = await planSteps(planning, open.slice(n, n + closureBatch));
    const now = context.clock();
    await held.note(withSteps(held.closure, steps, hits.length - done, now), now);
    done += await settleSteps(run);
  }
  return done;
};

/**
 * Applies one closure: moves or cancels the bookings that it hits until it finds no more. If the process dies, the lease
 * ends and the next one continues. `closures/apply.ts` of the domain describes the states.
 *
 * @returns the number of bookings that it changed
 */
export const applyClosure = async (context: CommandContext, ref: DocumentReference): Promise<number> => {
  const now = context.clock();
  const providerId = ref.parent.parent?.id ?? '';
  const read = await ref.get();
  if (!read.exists) return 0;
  const held = holdClosure(read);
  const { nextAttemptAt } = held.closure;
  if (!nextAttemptAt || nextAttemptAt > now) return 0;
  const run: Run = {
    context,
    providerId,
    held,
    refusals: { slots: new Map(), reasons: new Map(), changed: new Set() },
  };
  let done = 0;
  try {
    await held.note(claimClosure(held.closure, now), now);
    if (held.closure.sending) done += await settleSteps(run);
    if (held.closure.status === 'withdrawn') return done;
    for (let more = await pass(run); more !== undefined; more = await pass(run)) done += more;
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    log.info('closure changed by somebody else', { closure: ref.path });
  }
  return done;
};
