export { command } from './command.ts';
export { commandQueued } from './command-queued.ts';
export { expireHolds } from './expire-holds.ts';
export { expireSubscriptions } from './expire-subscriptions.ts';
