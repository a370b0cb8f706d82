import { chooseSeed } from '../seed.ts';
import type { Variant } from './variant.ts';

/** Marsaglia's xorshift: the same numbers for the same seed. */
const numbersFrom = (seed: number) => {
  let state = seed | 1;
  return (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};

/** All variants in an order and with amounts that the printed seed decides. */
export const seededVariants = (what: string, variants: readonly Variant[]) => {
  const next = numbersFrom(chooseSeed(what));
  const left = [...variants];
  return variants.flatMap(() => {
    const [variant] = left.splice(next(left.length), 1);
    return variant ? [{ name: variant.name, variant, amount: 1 + next(9) }] : [];
  });
};
