import { customer } from './english/customer.ts';
import { kitchen } from './english/kitchen.ts';
import { provider } from './english/provider.ts';
import { setUp } from './english/set-up.ts';
import { setUpHouse } from './english/set-up-house.ts';
import { setUpPlace } from './english/set-up-place.ts';
import { shell } from './english/shell.ts';

/** Everything that the app says, by screen. Functions take what is known, already written in the reader's form. */
export const english = { ...shell, ...customer, ...provider, ...setUp, ...setUpHouse, ...setUpPlace, ...kitchen };

export type Words = typeof english;
