import { createHash } from 'node:crypto';
import { hourMs, minuteMs, stuckItems } from '@counterfoil/domain';
import { expiryOf } from '../config/retention.ts';
import type { CommandContext } from './command-context.ts';
import { toQuery } from './to-query.ts';

const firstDelayMs = minuteMs;
const longestDelayMs = 6 * hourMs;

interface StuckItem {
  readonly attempts: number;
  readonly nextAttemptAt: Date;
}

/** The items of one sweep that failed before. Each waits longer after every failure, so it delays no other. */
export interface StuckItems {
  isWaiting(path: string): boolean;
  failed(path: string, error: unknown): Promise<void>;
  succeeded(path: string): Promise<void>;
}

const idOf = (sweep: string, path: string): string =>
  createHash('sha256').update(`${sweep} ${path}`).digest('base64url');

/** Reads `stuckItems` of a sweep. An operator finds there what fails again and again, and why. */
export const readStuckItems = async ({ firestore, clock }: CommandContext, sweep: string): Promise<StuckItems> => {
  const { docs } = await toQuery(firestore, stuckItems(sweep)).get();
  const items = new Map<string, StuckItem>(
    docs.map((document) => [
      String(document.get('path')),
      { attempts: Number(document.get('attempts')), nextAttemptAt: document.get('nextAttemptAt').toDate() },
    ]),
  );
  const refOf = (path: string) => firestore.doc(`stuckItems/${idOf(sweep, path)}`);
  return {
    isWaiting: (path) => (items.get(path)?.nextAttemptAt ?? new Date(0)) > clock(),
    failed: async (path, error) => {
      const now = clock();
      const { attempts = 0 } = items.get(path) ?? {};
      const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** attempts);
      const item = { attempts: attempts + 1, nextAttemptAt: new Date(now.getTime() + delay) };
      items.set(path, item);
      const stamps = { ...(attempts === 0 ? { createdAt: now } : {}), updatedAt: now };
      const expireAt = expiryOf('stuckItem', now);
      const failure = String(error).slice(0, 1000);
      await refOf(path).set({ sweep, path, failure, ...item, ...stamps, expireAt }, { merge: true });
    },
    succeeded: async (path) => {
      if (items.delete(path)) await refOf(path).delete();
    },
  };
};
