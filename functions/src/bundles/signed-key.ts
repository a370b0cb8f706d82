import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { BundleAudience } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { isAlreadyExists } from '../firestore/commit-failure.ts';

/** The bundle that a key opens. */
interface Lock {
  readonly providerId: string;
  readonly audience: BundleAudience;
}

const secrets = new WeakMap<Firestore, Promise<string>>();

/** Reads the secret that signs keys, or makes it at first use: an operator need not configure one. */
const readSecret = async (firestore: Firestore): Promise<string> => {
  const ref = firestore.doc('platform/bundleSecret');
  const now = new Date();
  const fresh = { secret: randomBytes(32).toString('base64url'), createdAt: now, updatedAt: now };
  const stored: unknown = (await ref.get()).get('secret');
  if (typeof stored === 'string') return stored;
  try {
    await ref.create(fresh);
    return fresh.secret;
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
    return String((await ref.get()).get('secret'));
  }
};

const secretOf = (firestore: Firestore): Promise<string> => {
  const known = secrets.get(firestore) ?? readSecret(firestore);
  secrets.set(firestore, known);
  known.catch(() => secrets.delete(firestore));
  return known;
};

const signature = async (firestore: Firestore, { providerId, audience }: Lock, nonce: string): Promise<string> =>
  createHmac('sha256', await secretOf(firestore))
    .update(`${providerId}/${audience}/${nonce}`)
    .digest('base64url')
    .slice(0, 22);

const nonceLength = 22;

/** A random key of 128 bits with a signature of 132 bits, as 44 URL-safe characters. */
export const newKey = async (firestore: Firestore, lock: Lock): Promise<string> => {
  const nonce = randomBytes(16).toString('base64url');
  return nonce + (await signature(firestore, lock, nonce));
};

export const isSameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** True if the product has made the key for this bundle, be it the current one or an earlier one. It reads nothing. */
export const isIssued = async (firestore: Firestore, lock: Lock, key: string): Promise<boolean> =>
  isSameText(key.slice(nonceLength), await signature(firestore, lock, key.slice(0, nonceLength)));
