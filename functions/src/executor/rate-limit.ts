import type { Actor } from '@counterfoil/domain';
import { guessTokens, rateLimit } from '../config/settings.ts';

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** People whose buckets this instance keeps. Beyond that, the one who was idle longest starts with a full bucket. */
const maxPeople = 20_000;

const buckets = new Map<string, Bucket>();

const tokensOf = (uid: string, now: Date): number => {
  const { burst, perSecond } = rateLimit;
  const { tokens, at } = buckets.get(uid) ?? { tokens: burst, at: now.getTime() };
  const elapsed = Math.max(0, now.getTime() - at) / 1000;
  return Math.min(burst, tokens + elapsed * perSecond);
};

/** The seconds until a person's bucket has so many tokens; 0 if it has them. Systems have no limit. */
export const secondsUntil = (actor: Actor, count: number, now: Date): number =>
  actor.kind === 'system' ? 0 : Math.max(0, Math.ceil((count - tokensOf(actor.uid, now)) / rateLimit.perSecond));

/** The tokens that a command costs. Commands come as the device has sent them, so nothing is known of them yet. */
export const tokensFor = (command: unknown): number =>
  /^((order|reservation)\.claim|voucher\.take)$/.test(String(Reflect.get(Object(command), 'type'))) ? guessTokens : 1;

/**
 * Takes the tokens of commands from their person's bucket, if it has as many. Each instance counts for itself, so a
 * person reaches at most the limit of all instances together.
 *
 * @returns 0, or the seconds until the bucket has as many tokens
 */
export const takeTokens = (actor: Actor, count: number, now: Date): number => {
  const seconds = secondsUntil(actor, count, now);
  if (actor.kind === 'system') return seconds;
  const tokens = tokensOf(actor.uid, now) - (seconds === 0 ? count : 0);
  buckets.delete(actor.uid);
  buckets.set(actor.uid, { tokens, at: now.getTime() });
  const [idle] = buckets.keys();
  if (buckets.size > maxPeople && idle !== undefined) buckets.delete(idle);
  return seconds;
};
