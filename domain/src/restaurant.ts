/** Orders, tickets and stock, for devices: how they are decided, and what an order comes to. No schemas. */

export { restaurantCommands } from './restaurant/commands.ts';
export { totalsOf } from './restaurant/orders/totals.ts';
