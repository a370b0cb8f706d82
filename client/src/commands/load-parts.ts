import { loadPart } from '../connection/load-part.ts';

/** @throws CounterfoilError `unavailable` */
export const commandParts = () => loadPart(() => import('./parts.lazy.ts'), 'sendJournal');
