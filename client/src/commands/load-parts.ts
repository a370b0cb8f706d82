import { load } from '../connection/load-part.ts';

/** @throws CounterfoilError `unavailable` */
export const commandParts = () => load(() => import('./parts.lazy.ts'));
