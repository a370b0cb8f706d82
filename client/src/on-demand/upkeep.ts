/** What a workspace does beside listening. */
export { fillCache } from './fill-cache.ts';
export { isBehind } from './is-behind.ts';
export { presence } from './presence.ts';
