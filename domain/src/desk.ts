/** Deciders of the commands at a provider's desk, for devices. No schemas. */

export { deskCommands } from './booking/desk-commands.ts';
