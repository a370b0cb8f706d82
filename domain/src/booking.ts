/** Bookings and subscriptions, for devices: how they are decided, and the slots of a day. No schemas. */

export { bookingCommands } from './booking/commands.ts';
export { slotsOfDay } from './booking/slots/grid.ts';
export { peakSeats } from './booking/slots/seats.ts';
