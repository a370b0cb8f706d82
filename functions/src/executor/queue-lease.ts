import { randomUUID } from 'node:crypto';
import { secondMs } from '@counterfoil/domain';
import type { DocumentReference, Timestamp } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { isAlreadyExists, isConflict } from '../firestore/commit-failure.ts';

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
}

/**
 * The time of the last write, if this holder made it. The SDK sends a write again whose answer was lost; the second one
 * then finds the first one in its way.
 */
const ownWriteOf = async ({ ref, id }: Holder): Promise<Timestamp | undefined> => {
  const held = await ref.get();
  return held.get('holder') === id ? held.updateTime : undefined;
};

const leaseOf = (holder: Holder, since: Timestamp): QueueLease => {
  const { context, ref } = holder;
  let lastUpdateTime = since;
  let until = context.clock().getTime() + leaseMs;
  return {
    renew: async () => {
      const now = context.clock();
      if (until - now.getTime() > leaseMs / 2) return true;
      until = now.getTime() + leaseMs;
      try {
        const written = await ref.update({ until: new Date(until), updatedAt: now }, { lastUpdateTime });
        lastUpdateTime = written.writeTime;
        return true;
      } catch (error) {
        if (!isConflict(error)) throw error;
        const own = await ownWriteOf(holder);
        lastUpdateTime = own ?? lastUpdateTime;
        return own !== undefined;
      }
    },
    release: async () => {
      try {
        await ref.delete({ lastUpdateTime });
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    },
  };
};

/** Takes the lease if nobody has it, or if its holder has died. Throws if somebody else was faster. */
const write = async ({ context, ref, id }: Holder): Promise<Timestamp | undefined> => {
  const now = context.clock();
  const fields = { holder: id, until: new Date(now.getTime() + leaseMs), createdAt: now, updatedAt: now };
  try {
    return (await ref.create(fields)).writeTime;
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
  }
  const held = await ref.get();
  if (held.get('holder') === id) return held.updateTime;
  // Released in this moment: who held it looks for commands once more.
  if (!held.updateTime || held.get('until').toDate() > now) return undefined;
  return (await ref.update(fields, { lastUpdateTime: held.updateTime })).writeTime;
};

/** @returns `undefined` if somebody has the lease */
export const takeQueueLease = async (
  context: CommandContext,
  ref: DocumentReference,
): Promise<QueueLease | undefined> => {
  const holder: Holder = { context, ref, id: randomUUID() };
  try {
    const since = await write(holder);
    return since && leaseOf(holder, since);
  } catch (error) {
    if (!isConflict(error)) throw error;
    const since = await ownWriteOf(holder);
    return since && leaseOf(holder, since);
  }
};
