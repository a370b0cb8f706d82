import { serverTimestamp } from 'firebase/firestore';
import type { Fields } from './rules.ts';

/** What a device says of itself, but for who is at it and the stamps. */
export const presence = (): Fields => ({ name: 'Tablet at the bar', lastSeenAt: serverTimestamp(), queued: 0 });
