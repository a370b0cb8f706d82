/** The code of this folder that no list at the start of an app needs. One request brings all of it. */
export { devices } from '../presence/devices.lazy.ts';
export { contact } from './contact.lazy.ts';
export { kitchen } from './kitchen.lazy.ts';
export { reservation, subscription } from './moving-reference.lazy.ts';
