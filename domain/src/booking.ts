/** Deciders of reservations, and the slots of a day, for devices. No schemas. */

export { bookingCommands } from './booking/commands.ts';
export { freeResources, isServed, resourceReads, type ServedSlot } from './booking/slots/find-resource.ts';
export { slotsOfDay } from './booking/slots/grid.ts';
export { priceAt } from './booking/slots/price-at.ts';
export { peakSeats } from './booking/slots/seats.ts';
export { slotDaysOf } from './booking/slots/slot-days.ts';
