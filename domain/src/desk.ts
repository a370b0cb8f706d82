/** Deciders of the commands at a provider's desk, and the bookings that a closure hits, for devices. No schemas. */

export { type ClosedTime, hitBookings, startsOf } from './booking/closures/hit-bookings.ts';
export { deskCommands } from './booking/desk-commands.ts';
