/** A burst, and the tokens that come back each second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** Buckets that this instance keeps. Beyond that, the one that was idle longest starts full again. */
const maxBuckets = 20_000;

/** Token buckets by name. Each instance counts for itself, so a caller reaches at most the limit of all together. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  #tokensOf(name: string, now: Date): number {
    const { burst, perSecond } = this.#rate;
    const { tokens, at } = this.#buckets.get(name) ?? { tokens: burst, at: now.getTime() };
    const elapsed = Math.max(0, now.getTime() - at) / 1000;
    return Math.min(burst, tokens + elapsed * perSecond);
  }

  /** The seconds until a bucket has so many tokens; 0 if it has them. */
  secondsUntil(name: string, count: number, now: Date): number {
    return Math.max(0, Math.ceil((count - this.#tokensOf(name, now)) / this.#rate.perSecond));
  }

  /**
   * Takes tokens, if the bucket has as many.
   *
   * @returns 0, or the seconds until it has them
   */
  take(name: string, count: number, now: Date): number {
    const seconds = this.secondsUntil(name, count, now);
    const tokens = this.#tokensOf(name, now) - (seconds === 0 ? count : 0);
    this.#buckets.delete(name);
    this.#buckets.set(name, { tokens, at: now.getTime() });
    const [idle] = this.#buckets.keys();
    if (this.#buckets.size > maxBuckets && idle !== undefined) this.#buckets.delete(idle);
    return seconds;
  }
}
