import { useEffect } from 'react';
import { useCounterfoil } from './client.tsx';
import { pushOwner } from './push-owner.ts';

/** Keeps the push messages of this person alive in this browser, if they have asked for them. */
export const useKeptPush = (uid: string): void => {
  const counterfoil = useCounterfoil();
  useEffect(() => {
    if (!pushOwner()) return;
    void import('./push-device.ts').then(({ keepPush }) => keepPush(counterfoil, uid)).catch(() => undefined);
  }, [counterfoil, uid]);
};
