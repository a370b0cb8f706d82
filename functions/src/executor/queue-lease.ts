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

const leaseAt = ({ clock }: CommandContext, ref: DocumentReference, since: Timestamp): QueueLease => {
  let lastUpdateTime = since;
  let until = clock().getTime() + leaseMs;
  return {
    renew: async () => {
      const now = clock();
      if (until - now.getTime() > leaseMs / 2) return true;
      until = now.getTime() + leaseMs;
      try {
        const written = await ref.update({ until: new Date(until), updatedAt: now }, { lastUpdateTime });
        lastUpdateTime = written.writeTime;
        return true;
      } catch (error) {
        if (isConflict(error)) return false;
        throw error;
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

/** @returns `undefined` if somebody has the lease */
export const takeQueueLease = async (
  context: CommandContext,
  ref: DocumentReference,
): Promise<QueueLease | undefined> => {
  const now = context.clock();
  const fields = { until: new Date(now.getTime() + leaseMs), createdAt: now, updatedAt: now };
  try {
    return leaseAt(context, ref, (await ref.create(fields)).writeTime);
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
  }
  const held = await ref.get();
  // Released in this moment: who held it looks for commands once more.
  if (!held.updateTime || held.get('until').toDate() > now) return undefined;
  try {
    return leaseAt(context, ref, (await ref.update(fields, { lastUpdateTime: held.updateTime })).writeTime);
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  }
};
