import { customer } from './arabic/customer.ts';
import { kitchen } from './arabic/kitchen.ts';
import { provider } from './arabic/provider.ts';
import { setUp } from './arabic/set-up.ts';
import { shell } from './arabic/shell.ts';
import type { Words } from './english.ts';

export const arabic: Words = { ...shell, ...customer, ...provider, ...setUp, ...kitchen };
