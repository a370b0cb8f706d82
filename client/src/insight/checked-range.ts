import { type DayRange, rangeOfTrends } from '@counterfoil/domain/insight';
import { CounterfoilError } from '../connection/counterfoil-error.ts';

/** @throws CounterfoilError `invalid-argument` for no days, more than 400, and days that no calendar has */
export const checkedRange = (range: DayRange): DayRange => {
  try {
    rangeOfTrends(range);
    return range;
  } catch (error) {
    throw new CounterfoilError('invalid-argument', String(error), error);
  }
};
