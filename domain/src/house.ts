/** A house and its members, for devices: how they are decided. No schemas. */

export { providerCommands } from './provider/commands.ts';
