/** Deciders of orders and stock, and the totals of an order, for devices. No schemas. */

export { restaurantCommands } from './restaurant/commands.ts';
export { totalsOf } from './restaurant/orders/totals.ts';
