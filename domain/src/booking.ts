/** Deciders of reservations and subscriptions, and the slots of a day, for devices. No schemas. */

export { bookingCommands } from './booking/commands.ts';
export { slotsOfDay } from './booking/slots/grid.ts';
export { peakSeats } from './booking/slots/seats.ts';
export { slotDaysOf } from './booking/slots/slot-days.ts';
