/** What every app loads as soon as it has started: it may be needed without a network later. */
export { clearOnceSent, guard, lookAfter } from './closing.ts';
export { fillCache } from './fill-cache.ts';
export { isBehind } from './is-behind.ts';
export { isKnown } from './is-known.ts';
export { leftCommands, missingCommands } from './left-commands.ts';
export { ownWrites } from './own-writes.ts';
export { presence } from './presence.ts';
export { records } from './records.ts';
