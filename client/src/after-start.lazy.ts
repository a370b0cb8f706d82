/** What every app loads as soon as it has started: it may be needed without a network later. */

export { isKnown } from './commands/is-on-server.lazy.ts';
export { leftCommands, missingCommands } from './commands/recovered-commands.lazy.ts';
export { ownWrites } from './me/own-writes.lazy.ts';
export { presence } from './presence/presence.lazy.ts';
export { records } from './provider/records.lazy.ts';
export { clearOnceSent, guard, lookAfter } from './workspace/closing.lazy.ts';
export { fillCache } from './workspace/fill-cache.lazy.ts';
export { isBehind } from './workspace/is-behind.lazy.ts';
