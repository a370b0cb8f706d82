import { providerIdAt } from '@counterfoil/client/directory';
import { useEffect, useState } from 'react';
import { useCounterfoil } from '../../shell/client.tsx';
import { knowPlace, placeKnownAt } from './known-place.ts';

/** The id of the provider at an address of this app: a short address, or the id itself. `undefined` until it is known. */
export const usePlace = (address: string): string | undefined => {
  const counterfoil = useCounterfoil();
  const [known, setKnown] = useState(() => placeKnownAt(address));
  useEffect(() => {
    let isOver = false;
    const settle = (providerId: string) => {
      if (!isOver) setKnown(providerId);
    };
    setKnown(placeKnownAt(address));
    providerIdAt(counterfoil, address).then(
      (providerId = address) => {
        settle(providerId);
        knowPlace(address, providerId);
      },
      () => {
        // Nobody can tell now: an address that this device has never seen is taken for an id.
        if (!placeKnownAt(address)) settle(address);
      },
    );
    return () => {
      isOver = true;
    };
  }, [counterfoil, address]);
  return known;
};
