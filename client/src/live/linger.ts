import { secondMs } from '@counterfoil/domain/core';

/** A listener without subscribers stays for this time, so that the next screen has its data at once. */
export const lingerMs = 10 * secondMs;
