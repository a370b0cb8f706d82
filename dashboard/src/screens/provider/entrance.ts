import type { Counterfoil } from '@counterfoil/client';
import { combineLatest } from 'rxjs';

/** The documents that decide whether somebody may enter. */
export const entranceOf = (counterfoil: Counterfoil, providerId: string) =>
  combineLatest([counterfoil.me().membership(providerId), counterfoil.provider(providerId).profile()]);
