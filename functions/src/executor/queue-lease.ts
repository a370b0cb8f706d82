import { randomUUID } from 'node:crypto';
import { secondMs } from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot, Timestamp, WriteResult } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { isAlreadyExists, isConflict, isRetryable } from '../firestore/commit-failure.ts';

/** A holder that has died is replaced after this time. */
const leaseMs = 20 * secondMs;

/** The right to execute one queue, as a document that exists while somebody has it. */
export interface QueueLease {
  /** Prolongs the lease when half of it is over. False if another holder has taken it. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

/** One who wants the lease of a queue, by an id of their own. */
interface Holder {
  readonly context: CommandContext;
  readonly ref: DocumentReference;
  readonly id: string;
  /** When they asked for it. */
  readonly since: Date;
}

/** The lease as it is stored. */
interface Held {
  readonly lastUpdateTime: Timestamp;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** The result of a write: the lease, or the document of another holder who was faster. */
type Written = { readonly held: Held } | { readonly held?: undefined; readonly stored: DocumentSnapshot };

/** An earlier version takes the lease of a dead holder and leaves the id, so the time counts as well. */
const heldBy = ({ id, since }: Holder, stored: DocumentSnapshot): Held | undefined =>
  stored.updateTime && stored.get('holder') === id && stored.get('createdAt').toMillis() === since.getTime()
    ? { lastUpdateTime: stored.updateTime, until: stored.get('until').toMillis() }
    : undefined;

/**
 * Writes the lease. The SDK sends a write again whose answer was lost, and the second one finds the first one in its
 * way. So after a failure the document tells who has the lease.
 *
 * @param isLost true for a failure that says that somebody else was faster
 */
const write = async (
  holder: Holder,
  until: Date,
  send: () => Promise<WriteResult>,
  isLost: (error: unknown) => boolean,
): Promise<Written> => {
  try {
    return { held: { lastUpdateTime: (await send()).writeTime, until: until.getTime() } };
  } catch (error) {
    if (!isRetryable(error)) throw error;
    const stored = await holder.ref.get();
    const held = heldBy(holder, stored);
    if (held) return { held };
    if (isLost(error)) return { stored };
    throw error;
  }
};

const leaseOf = (holder: Holder, taken: Held): QueueLease => {
  const { context, ref } = holder;
  let held = taken;
  return {
    renew: async () => {
      const now = context.clock();
      if (held.until - now.getTime() > leaseMs / 2) return true;
      const until = new Date(now.getTime() + leaseMs);
      const { lastUpdateTime } = held;
      const send = () => ref.update({ until, updatedAt: now }, { lastUpdateTime });
      const { held: renewed } = await write(holder, until, send, isConflict);
      held = renewed ?? held;
      return renewed !== undefined && renewed.until > now.getTime();
    },
    release: async () => {
      try {
        await ref.delete({ lastUpdateTime: held.lastUpdateTime });
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    },
  };
};

/** @returns `undefined` if somebody has the lease */
export const takeQueueLease = async (
  context: CommandContext,
  ref: DocumentReference,
): Promise<QueueLease | undefined> => {
  const since = context.clock();
  const holder: Holder = { context, ref, id: randomUUID(), since };
  const until = new Date(since.getTime() + leaseMs);
  const fields = { holder: holder.id, until, createdAt: since, updatedAt: since };
  const created = await write(holder, until, () => ref.create(fields), isAlreadyExists);
  if (created.held) return leaseOf(holder, created.held);
  const { updateTime: lastUpdateTime } = created.stored;
  // Released in this moment: who held it looks for commands once more.
  if (!lastUpdateTime || created.stored.get('until').toDate() > since) return undefined;
  const { held } = await write(holder, until, () => ref.update(fields, { lastUpdateTime }), isConflict);
  return held && leaseOf(holder, held);
};
