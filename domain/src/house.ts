/** Deciders of tenants and members, for devices. No schemas. */

export { providerCommands } from './provider/commands.ts';
