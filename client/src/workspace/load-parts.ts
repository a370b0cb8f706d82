import { loadPart } from '../connection/load-part.ts';

/** @throws CounterfoilError `unavailable` */
export const workspaceParts = () => loadPart(() => import('./parts.lazy.ts'), 'presence');
