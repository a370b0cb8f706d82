import { createDice } from '../../../scripts/demo/dice.ts';
import type { Fault, Mischief } from './fault.ts';

/** One request in ten goes wrong, in one of the given ways. */
export const randomMischief = (seed: number, faults: readonly Fault[]): Mischief => {
  const dice = createDice(seed);
  return () => (dice.int(1, 10) === 1 ? dice.pick(faults) : undefined);
};
