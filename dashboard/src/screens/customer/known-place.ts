/** This device knows where an address leads, once it has been there. */
const keyOf = (address: string): string => `address ${address}`;

export const placeKnownAt = (address: string): string | undefined => localStorage.getItem(keyOf(address)) ?? undefined;

export const knowPlace = (address: string, providerId: string): void => {
  try {
    localStorage.setItem(keyOf(address), providerId);
  } catch {
    // The device is full: the next visit asks again.
  }
};
