/** What every app loads as soon as it has started: it may be needed without a network later. */
export { clearOnceSent, guard, lookAfter } from './closing.ts';
export { ownWrites } from './own-writes.ts';
export { records } from './records.ts';
