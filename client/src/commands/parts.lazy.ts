/** The code of this folder that the client loads soon after the start. */
export { isOnServer } from './is-on-server.lazy.ts';
export { missingCommands, recoveredCommands } from './recovered-commands.lazy.ts';
