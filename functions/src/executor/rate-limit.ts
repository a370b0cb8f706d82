import type { Actor } from '@counterfoil/domain';
import { guessTokens, rateLimit } from '../config/settings.ts';
import { TokenBuckets } from './token-buckets.ts';

const buckets = new TokenBuckets(rateLimit);

/** The seconds until a person's bucket has so many tokens; 0 if it has them. Systems have no limit. */
export const secondsUntil = (actor: Actor, count: number, now: Date): number =>
  actor.kind === 'system' ? 0 : buckets.secondsUntil(actor.uid, count, now);

/** The tokens that a command costs. Commands come as the device has sent them, so nothing is known of them yet. */
export const tokensFor = (command: unknown): number =>
  /^((order|reservation)\.claim|voucher\.take)$/.test(String(Reflect.get(Object(command), 'type'))) ? guessTokens : 1;

/**
 * Takes the tokens of commands from their person's bucket, if it has as many.
 *
 * @returns 0, or the seconds until the bucket has as many tokens
 */
export const takeTokens = (actor: Actor, count: number, now: Date): number =>
  actor.kind === 'system' ? 0 : buckets.take(actor.uid, count, now);
