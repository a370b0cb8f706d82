/** Deciders of subscriptions, for devices. No schemas. */

export { subscriptionCommands } from './booking/subscription/commands.ts';
