import { keep, keptAt } from '../../shell/kept.ts';

/** This device knows where an address leads, once it has been there. */
const keyOf = (address: string): string => `address ${address}`;

export const placeKnownAt = (address: string): string | undefined => keptAt(keyOf(address));

export const knowPlace = (address: string, providerId: string): void => keep(keyOf(address), providerId);
