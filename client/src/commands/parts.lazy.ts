/** Parts of this folder that are loaded soon after the start. */
export { isOnServer } from './is-on-server.lazy.ts';
export { missingCommands, recoveredCommands } from './recovered-commands.lazy.ts';
