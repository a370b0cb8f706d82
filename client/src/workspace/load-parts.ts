import { load } from '../connection/load-part.ts';

/** @throws CounterfoilError `unavailable` */
export const workspaceParts = () => load(() => import('./parts.lazy.ts'));
