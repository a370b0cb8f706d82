/** Orders, tickets and stock, for devices: how they are decided, and what an order comes to. No schemas. */

export { totalsOf } from './restaurant/order-totals.ts';
export { restaurantCommands } from './restaurant/restaurant-commands.ts';
