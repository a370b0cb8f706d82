import { randomUUID } from 'node:crypto';
import {
  type ProjectionName,
  projectionVersions,
  type RebuildState,
  rebuildRef,
  rebuildStateSchema,
} from '@counterfoil/domain';
import { type DocumentReference, FieldValue, type Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';
import { isTaken, take } from '../projections/rebuild-state.ts';

/** Another process rebuilds this provider, or has taken over. */
export class RunTaken extends Error {}

/** Live projections have gone on, or stored events have been rewritten. The run looks at its state again. */
export class RunChanged extends Error {}

/** The orders or events that a run has counted have been rewritten, by an erasure. It counts again. */
export class EventsRewritten extends Error {}

/** A live document has changed since it was read. */
export class Outdated extends Error {}

/** Later code has built what is live. */
export class NewerCode extends Error {}

interface Stored {
  readonly state: RebuildState;
  readonly updateTime: Timestamp | undefined;
}

const read = async (ref: DocumentReference): Promise<Stored> => {
  const stored = await ref.get();
  return { state: rebuildStateSchema.parse(withDates(stored.data() ?? {})), updateTime: stored.updateTime };
};

/** All fields of a state: those that it does not have are deleted. */
export const fieldsOf = (state: RebuildState, now: Date): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.keys(rebuildStateSchema.shape).map((name) => [
      name,
      state[name as keyof RebuildState] ?? FieldValue.delete(),
    ]),
  ),
  updatedAt: now,
});

/** Adds the next state to a batch, on condition that nobody has changed it. */
const put = (batch: WriteBatch, ref: DocumentReference, { updateTime }: Stored, [state, now]: [RebuildState, Date]) => {
  if (updateTime) batch.update(ref, fieldsOf(state, now), { lastUpdateTime: updateTime });
  else batch.create(ref, { ...state, createdAt: now, updatedAt: now });
};

/** A rebuild that this process holds. */
export class HeldRun {
  readonly providerId: string;
  readonly #context: CommandContext;
  readonly #ref: DocumentReference;
  #stored: Stored;

  constructor(context: CommandContext, ref: DocumentReference, stored: Stored) {
    this.providerId = ref.parent.parent?.id ?? '';
    this.#context = context;
    this.#ref = ref;
    this.#stored = stored;
  }

  get state(): RebuildState {
    return this.#stored.state;
  }

  /** The time of the latest commit, by the database's clock. */
  get committedAt(): Date {
    return this.#stored.updateTime?.toDate() ?? new Date(0);
  }

  get names(): ProjectionName[] {
    return Object.keys(this.state.codes ?? {}) as ProjectionName[];
  }

  /** Returns true if the failed commit took place after all. */
  async #recover(wanted: RebuildState): Promise<boolean> {
    const before = this.#stored;
    const now = await read(this.#ref);
    this.#stored = now;
    const isOurs = now.state.holder === before.state.holder;
    const isReached = now.state.count === wanted.count && now.state.state === wanted.state;
    if (isReached && (isOurs || wanted.holder === undefined)) return true;
    if (!isOurs && now.state.holder !== undefined) throw new RunTaken(`${this.#ref.path} has another holder`);
    const isUnchanged = before.updateTime && now.updateTime?.isEqual(before.updateTime);
    throw isUnchanged ? new Outdated('a document has changed') : new RunChanged(`${this.#ref.path} has changed`);
  }

  /**
   * Commits writes with the next state of the run.
   *
   * @throws Outdated if a written document has changed, RunChanged if the run must look again, RunTaken if it must stop
   */
  async commit(next: (state: RebuildState, now: Date) => RebuildState, add?: (batch: WriteBatch) => void) {
    const { firestore, clock } = this.#context;
    const now = clock();
    const wanted = next(this.#stored.state, now);
    const batch = firestore.batch();
    add?.(batch);
    put(batch, this.#ref, this.#stored, [wanted, now]);
    try {
      const results = await batch.commit();
      this.#stored = { state: wanted, updateTime: results.at(-1)?.writeTime };
    } catch (error) {
      if (!isRetryable(error) || !(await this.#recover(wanted))) throw error;
    }
  }

  /** Goes on after `RunChanged`: with the state as it is now, under the same holder. */
  async resume(): Promise<void> {
    const { holder, state } = this.#stored.state;
    if (state !== 'rebuilding') throw new RunTaken(`${this.#ref.path} has ended`);
    if (holder === undefined) this.#stored = await takeOnce(this.#context, this.#ref, this.names, randomUUID());
  }
}

/** @throws RunTaken if another process holds it */
const takeOnce = async (
  context: CommandContext,
  ref: DocumentReference,
  names: readonly ProjectionName[],
  holder: string,
): Promise<Stored> => {
  const now = context.clock();
  const stored = await read(ref);
  if (stored.state.holder === holder) return stored;
  if (isTaken(stored.state, now))
    throw new RunTaken(`${ref.path} is being rebuilt until ${stored.state.leaseUntil?.toISOString()} at least`);
  const newer = names.find((name) => (stored.state.versions?.[name] ?? 1) > projectionVersions[name]);
  if (newer) throw new NewerCode(`${newer} of ${ref.path} were built by later code; deploy that first`);
  const codes = Object.fromEntries(names.map((name) => [name, projectionVersions[name]]));
  const state = take(stored.state, { codes, holder, now });
  const batch = context.firestore.batch();
  put(batch, ref, stored, [state, now]);
  const [result] = await batch.commit();
  return { state, updateTime: result?.writeTime };
};

/**
 * Takes a provider's rebuild: the unfinished one, or a new one.
 *
 * @throws RunTaken if another process holds it, NewerCode if this code is too old
 */
export const takeRun = async (
  context: CommandContext,
  providerId: string,
  names: readonly ProjectionName[],
): Promise<HeldRun> => {
  const ref = context.firestore.doc(rebuildRef(providerId).path);
  const holder = randomUUID();
  for (let n = 1; ; n++) {
    try {
      return new HeldRun(context, ref, await takeOnce(context, ref, names, holder));
    } catch (error) {
      if (!isRetryable(error) || n === maxAttempts) throw error;
      await backoff(n);
    }
  }
};
