/** Parts of this folder that are loaded soon after the start. */
export { isKnown } from './is-on-server.lazy.ts';
export { leftCommands, missingCommands } from './recovered-commands.lazy.ts';
