/** A house and its members, for devices: how they are decided. No schemas. */

export { houseCommands } from './provider/commands.ts';
