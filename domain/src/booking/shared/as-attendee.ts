import type { Attendee } from './attendee.ts';

/** The payload may give an attendee as a bare name. */
export const asAttendee = (given: string | Attendee): Attendee => (typeof given === 'string' ? { name: given } : given);
