import type { Attendee } from './attendee.ts';

/** Whoever states no more than a name may state just that. */
export const asAttendee = (given: string | Attendee): Attendee => (typeof given === 'string' ? { name: given } : given);
