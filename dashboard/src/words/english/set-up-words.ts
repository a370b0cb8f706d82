import { setUpHouse } from './set-up-house.ts';
import { setUpPlace } from './set-up-place.ts';

/** The words that the set-up loads for itself. */
export const setUpWords = { ...setUpHouse, ...setUpPlace };
