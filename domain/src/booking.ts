/** Bookings and subscriptions, for devices: how they are decided, and the slots of a day. No schemas. */

export { bookingCommands } from './booking/booking-commands.ts';
export { peakSeats } from './booking/seats.ts';
export { slotsOfDay } from './booking/slot-grid.ts';
