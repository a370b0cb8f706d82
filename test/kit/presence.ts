import { serverTimestamp } from 'firebase/firestore';
import type { Fields } from './rules.ts';

/** The presence document of a device, without its user and stamps. */
export const presence = (): Fields => ({ name: 'Tablet at the bar', lastSeenAt: serverTimestamp(), queued: 0 });
