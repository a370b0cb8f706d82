import { customer } from './english/customer.ts';
import { kitchen } from './english/kitchen.ts';
import { person } from './english/person.ts';
import { provider } from './english/provider.ts';
import { restaurant } from './english/restaurant.ts';
import { setUp } from './english/set-up.ts';
import { shell } from './english/shell.ts';

/**
 * Everything that the first screens say, by screen. Functions take what is known, already written in the reader's form.
 * An area that few screens need loads words of its own, such as those of the set-up.
 */
export const english = { ...shell, ...customer, ...person, ...provider, ...setUp, ...kitchen, ...restaurant };

export type Words = typeof english;
