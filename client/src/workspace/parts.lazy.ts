/** Code that the client loads soon after the start, and code that only a workspace uses. */
export { presence } from '../presence/presence.lazy.ts';
export { assertNothingUnsent, clearOnceSent, maintainDevice } from './closing.lazy.ts';
export { fillCache } from './fill-cache.lazy.ts';
export { freshness } from './freshness.lazy.ts';
export { intervals } from './intervals.lazy.ts';
