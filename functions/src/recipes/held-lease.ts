import { randomUUID } from 'node:crypto';
import { providerPath, type Write } from '@counterfoil/domain';
import { type DocumentReference, FieldValue, type Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import { applyWrites } from '../firestore/apply-writes.ts';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { withDates } from '../firestore/with-dates.ts';
import { abandon, end, flag, isForeign, isHeld, type Lease, leaseSchema, renew, take, turn } from './lease.ts';

/** A document has changed since the worker read it, or an earlier version came between. It must read again. */
export class Outdated extends Error {}

/** Another worker has the lease. */
export class LeaseLost extends Error {}

/** The lease as it is stored, with the time that guards its next write. */
interface StoredLease {
  readonly lease: Lease;
  readonly updateTime: Timestamp | undefined;
}

const fieldsOf = (lease: Lease, now: Date): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.keys(leaseSchema.shape).map((name) => [name, lease[name as keyof Lease] ?? FieldValue.delete()]),
  ),
  updatedAt: now,
});

const readLease = async (ref: DocumentReference): Promise<StoredLease> => {
  const snapshot = await ref.get();
  return { lease: leaseSchema.parse(withDates(snapshot.data() ?? {})), updateTime: snapshot.updateTime };
};

type Put = readonly [ref: DocumentReference, stored: StoredLease, lease: Lease, now: Date];

/** Adds the next state of the lease to a batch, on condition that nobody has changed it. */
const putLease = (batch: WriteBatch, ...[ref, { updateTime }, lease, now]: Put): void => {
  if (updateTime) batch.update(ref, fieldsOf(lease, now), { lastUpdateTime: updateTime });
  else batch.create(ref, { ...lease, createdAt: now, updatedAt: now });
};

/** The step after a commit: `renew` more commits, `turn` another look for events, `end` the end unless an event came. */
export type Next = 'renew' | 'turn' | 'end';

/** The state after a commit: `ended`, or `flagged` if an event came since the last turn, or `quiet`. */
export type Reached = 'ended' | 'flagged' | 'quiet';

/** A lease that this worker holds. */
export class HeldLease {
  readonly #context: CommandContext;
  readonly #ref: DocumentReference;
  #stored: StoredLease;

  constructor(context: CommandContext, ref: DocumentReference, stored: StoredLease) {
    this.#context = context;
    this.#ref = ref;
    this.#stored = stored;
  }

  /** The version of what the worker writes next. */
  get version(): number {
    return this.#stored.lease.count + 1;
  }

  get isFull(): boolean {
    return this.#stored.lease.full === true;
  }

  #following(next: Next): Lease {
    const { lease } = this.#stored;
    const now = this.#context.clock();
    if (next === 'renew') return renew(lease, now);
    return next === 'end' && !lease.dirty ? end(lease) : turn(lease, now);
  }

  /** Reads the lease after a failed commit. Returns true if the commit took place after all. */
  async #recover(wanted: Lease): Promise<boolean> {
    const { lease, updateTime } = this.#stored;
    const now = await readLease(this.#ref);
    const isForeigner = isForeign(now.lease);
    if (now.lease.count === wanted.count && now.lease.holder === wanted.holder && !isForeigner) {
      this.#stored = now;
      return true;
    }
    if (now.lease.holder !== lease.holder) throw new LeaseLost(`${this.#ref.path} has another worker`);
    this.#stored = { ...now, lease: { ...now.lease, full: lease.full || isForeigner || undefined } };
    const isUnchanged = updateTime && now.updateTime?.isEqual(updateTime);
    if (isForeigner || isUnchanged) throw new Outdated('something else has changed');
    return false;
  }

  /** Returns true if the lease is as wanted, false if an event has flagged it meanwhile. */
  async #attempt(writes: readonly Write[], wanted: Lease): Promise<boolean> {
    const { firestore, clock } = this.#context;
    const batch = firestore.batch();
    // Without anything read: only the lease is a precondition, and that the documents to update exist.
    applyWrites(batch, writes, new ReadSet(firestore));
    putLease(batch, this.#ref, this.#stored, wanted, clock());
    try {
      const results = await batch.commit();
      this.#stored = { lease: wanted, updateTime: results.at(-1)?.writeTime };
      return true;
    } catch (error) {
      if (!isRetryable(error)) throw error;
      return await this.#recover(wanted);
    }
  }

  /**
   * Commits writes on condition that this worker still has the lease.
   *
   * @param hasSeenAll true if with these writes all recipes are computed again
   * @throws Outdated if the worker must read again, LeaseLost if it must stop
   */
  async commit(writes: readonly Write[], next: Next, hasSeenAll = false): Promise<Reached> {
    for (let n = 0; n < maxAttempts; n++) {
      const wasFlagged = this.#stored.lease.dirty === true;
      const following = this.#following(next);
      const wanted = hasSeenAll ? { ...following, full: undefined } : following;
      if (!(await this.#attempt(writes, wanted))) continue;
      if (!wanted.state) return 'ended';
      return wasFlagged ? 'flagged' : 'quiet';
    }
    throw new Outdated('too many others write the lease');
  }

  /** Lets the next event or sweep continue. */
  async abandon(): Promise<void> {
    const now = this.#context.clock();
    await put(this.#context.firestore.batch(), this.#ref, this.#stored, abandon(this.#stored.lease, now), now);
  }
}

/** Stores a lease by itself. Returns the time of the commit; `undefined` if somebody else changed it meanwhile. */
const put = async (batch: WriteBatch, ...lease: Put): Promise<Timestamp | undefined> => {
  putLease(batch, ...lease);
  try {
    return (await batch.commit())[0]?.writeTime;
  } catch (error) {
    if (isRetryable(error)) return undefined;
    throw error;
  }
};

/** Returns `undefined` if the lease changed at the same time. */
const tryOnce = async (
  context: CommandContext,
  ref: DocumentReference,
  holder: string,
): Promise<{ readonly lease?: HeldLease } | undefined> => {
  const now = context.clock();
  const stored = await readLease(ref);
  // The commit before had no answer, but took place.
  if (stored.lease.holder === holder) return { lease: new HeldLease(context, ref, stored) };
  const held = isHeld(stored.lease, now);
  if (held && stored.lease.dirty) return {};
  const lease = held ? flag(stored.lease) : take(stored.lease, holder, now);
  const updateTime = await put(context.firestore.batch(), ref, stored, lease, now);
  if (!updateTime) return undefined;
  return held ? {} : { lease: new HeldLease(context, ref, { lease, updateTime }) };
};

/**
 * Takes the lease, or lets the worker that has it know of more work.
 *
 * @returns `undefined` if another worker does the work
 */
export const takeOrFlag = async (context: CommandContext, providerId: string): Promise<HeldLease | undefined> => {
  const ref = context.firestore.doc(`${providerPath(providerId)}/projections/recipes`);
  const holder = randomUUID();
  for (let n = 0; n < maxAttempts; n++) {
    if (n > 0) await backoff(n);
    const done = await tryOnce(context, ref, holder);
    if (done) return done.lease;
  }
  throw new Error(`${ref.path} changes too often; deliver the event again`);
};
