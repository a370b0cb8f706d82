import { useEffect, useState } from 'react';
import { useCounterfoil } from '../../shell/client.tsx';
import { placeAt, placeKnownAt } from './known-place.ts';

/** The id of the provider at an address of this app. `undefined` until it is known. */
export const usePlace = (address: string): string | undefined => {
  const counterfoil = useCounterfoil();
  const [known, setKnown] = useState(() => placeKnownAt(address));
  useEffect(() => {
    let isOver = false;
    setKnown(placeKnownAt(address));
    void placeAt(counterfoil, address).then((providerId) => {
      if (!isOver) setKnown(providerId);
    });
    return () => {
      isOver = true;
    };
  }, [counterfoil, address]);
  return known;
};
