/** Previews of commands, for devices. No schemas. */

export { effectsOf } from './preview/effects.ts';
export { offeredSlots } from './preview/offered-slots.ts';
