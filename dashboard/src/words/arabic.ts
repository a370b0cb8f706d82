import { customer } from './arabic/customer.ts';
import { kitchen } from './arabic/kitchen.ts';
import { person } from './arabic/person.ts';
import { provider } from './arabic/provider.ts';
import { restaurant } from './arabic/restaurant.ts';
import { setUp } from './arabic/set-up.ts';
import { shell } from './arabic/shell.ts';
import type { Words } from './english.ts';

export const arabic: Words = { ...shell, ...customer, ...person, ...provider, ...setUp, ...kitchen, ...restaurant };
