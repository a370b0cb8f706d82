import type { Counterfoil } from '@counterfoil/client';
import { providerIdAt } from '@counterfoil/client/directory';
import { keep, keptAt } from '../../shell/kept.ts';

/** This device knows where an address leads, once it has been there. */
const keyOf = (address: string): string => `address ${address}`;

export const placeKnownAt = (address: string): string | undefined => keptAt(keyOf(address));

/** The page and the lists that are opened ahead of it ask once. Later, somebody may have claimed the address. */
const answerMs = 10_000;
const asked = new Map<string, Promise<string>>();

const ask = async (counterfoil: Counterfoil, address: string): Promise<string> => {
  try {
    const providerId = (await providerIdAt(counterfoil, address)) ?? address;
    keep(keyOf(address), providerId);
    return providerId;
  } catch {
    asked.delete(address);
    // Nobody can tell now: an address that this device has never seen is taken for an id.
    return placeKnownAt(address) ?? address;
  }
};

/** The id of the provider at an address of this app: a short address, or the id itself. */
export const placeAt = (counterfoil: Counterfoil, address: string): Promise<string> => {
  const known = asked.get(address);
  if (known) return known;
  const answer = ask(counterfoil, address);
  asked.set(address, answer);
  setTimeout(() => asked.delete(address), answerMs);
  return answer;
};
