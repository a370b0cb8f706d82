import { hourMs, pushesPath, pushesPerHour } from '@counterfoil/domain';
import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import * as z from 'zod';
import { expiryOf } from '../config/retention.ts';
import { backoff } from '../firestore/backoff.ts';
import { isConflict } from '../firestore/commit-failure.ts';

/** A push to a member about a provider. */
export interface PushToSend {
  readonly uid: string;
  readonly providerId: string;
  /** The same at every attempt and for both push services, so that a message counts once. */
  readonly key: string;
}

/** Takes a place among the pushes of the hour. Returns false if none is left. */
export type PushQuota = (push: PushToSend) => Promise<boolean>;

const maxRounds = 6;

const keysSchema = z.record(z.string(), z.unknown()).catch({});

/** Reads the pushes of the hour, and adds one with a precondition. */
const take = async (ref: DocumentReference, key: string, now: Date): Promise<boolean> => {
  const read = await ref.get();
  const keys = keysSchema.parse(read.get('keys') ?? {});
  if (Object.hasOwn(keys, key)) return true;
  if (Object.keys(keys).length >= pushesPerHour) return false;
  const data = { keys: { ...keys, [key]: true }, updatedAt: now, expireAt: expiryOf('pushes', now) };
  if (read.updateTime) await ref.update(data, { lastUpdateTime: read.updateTime });
  else await ref.create({ ...data, createdAt: now });
  return true;
};

/**
 * Counts the pushes of a UTC hour to one member about one provider. A storm sends no more than the limit: a push that
 * loses to many others throws, and is tried again later.
 */
export const pushQuota =
  (firestore: Firestore, clock: () => Date): PushQuota =>
  async ({ uid, providerId, key }) => {
    const now = clock();
    const ref = firestore.doc(pushesPath(uid, providerId, String(Math.floor(now.getTime() / hourMs))));
    for (let n = 1; ; n++) {
      try {
        return await take(ref, key, now);
      } catch (error) {
        if (!isConflict(error) || n === maxRounds) throw error;
      }
      await backoff(n);
    }
  };
