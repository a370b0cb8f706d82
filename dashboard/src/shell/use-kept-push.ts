import { useEffect } from 'react';
import { useCounterfoil } from './client.tsx';
import { pushOwner } from './push-owner.ts';

/** Keeps the push messages of this person alive in this browser, if they have asked for them. */
export const useKeptPush = (uid: string): void => {
  const counterfoil = useCounterfoil();
  useEffect(() => {
    const keep = async () => {
      const { keepPush } = await import('./push-device.ts');
      await keepPush(counterfoil, uid);
    };
    // Without a network, the next start tries again.
    if (pushOwner()) keep().catch(() => undefined);
  }, [counterfoil, uid]);
};
