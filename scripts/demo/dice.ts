import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Dice {
  /** A whole number between `from` and `to`, both included. */
  int(from: number, to: number): number;
  pick<T>(from: readonly T[]): T | undefined;
}

/** Random numbers; the same seed gives the same numbers. */
export const createDice = (seed: number): Dice => {
  const generator = xoroshiro128plus(seed);
  const int = (from: number, to: number) => uniformInt(generator, from, to);
  return { int, pick: (from) => from[int(0, Math.max(0, from.length - 1))] };
};
