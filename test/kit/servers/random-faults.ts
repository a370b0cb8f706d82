import { createDice } from '../../../scripts/demo/dice.ts';
import type { Fault, FaultPlan } from './fault.ts';

/** One request in ten fails, in one of the given ways. */
export const randomFaults = (seed: number, faults: readonly Fault[]): FaultPlan => {
  const dice = createDice(seed);
  return () => (dice.int(1, 10) === 1 ? dice.pick(faults) : undefined);
};
