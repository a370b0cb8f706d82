import type { Actor } from '@counterfoil/domain';
import { rateLimit } from '../config/settings.ts';

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** People whose buckets this instance keeps. Beyond that, the one who was idle longest starts with a full bucket. */
const maxPeople = 20_000;

const buckets = new Map<string, Bucket>();

/**
 * Takes one token for each command from its person's bucket, if it has as many. Each instance counts for itself, so a
 * person reaches at most the limit of all instances together. Systems have no limit.
 *
 * @returns 0, or the seconds until the bucket has as many tokens
 */
export const takeTokens = (actor: Actor, count: number, now: Date): number => {
  if (actor.kind === 'system') return 0;
  const { burst, perSecond } = rateLimit;
  const before = buckets.get(actor.uid) ?? { tokens: burst, at: now.getTime() };
  const elapsed = Math.max(0, now.getTime() - before.at) / 1000;
  const tokens = Math.min(burst, before.tokens + elapsed * perSecond);
  const taken = tokens >= count ? count : 0;
  buckets.delete(actor.uid);
  buckets.set(actor.uid, { tokens: tokens - taken, at: now.getTime() });
  const [idle] = buckets.keys();
  if (buckets.size > maxPeople && idle !== undefined) buckets.delete(idle);
  return taken === count ? 0 : Math.ceil((count - tokens) / perSecond);
};
