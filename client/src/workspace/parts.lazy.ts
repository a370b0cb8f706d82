/** Parts of this folder that are loaded soon after the start, and those that only a workspace uses. */
export { presence } from '../presence/presence.lazy.ts';
export { assertNothingUnsent, clearOnceSent, maintainDeviceCache } from './closing.lazy.ts';
export { fillCache } from './fill-cache.lazy.ts';
export { isBehind } from './is-behind.lazy.ts';
