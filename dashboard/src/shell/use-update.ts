import { useEffect, useState } from 'react';
import { useCounterfoil } from './client.tsx';

/** Reloads into the newer version; `undefined` while there is none. */
export const useUpdate = (): (() => void) | undefined => {
  const counterfoil = useCounterfoil();
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    const gone = counterfoil.update$.subscribe(() => setIsThere(true));
    let isOver = false;
    // A waiting worker has the newer version ready. It takes over at the next reload.
    void navigator.serviceWorker?.getRegistration().then((registration) => {
      const look = () => !isOver && registration?.waiting && setIsThere(true);
      look();
      registration?.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', look);
      });
    });
    return () => {
      isOver = true;
      gone.unsubscribe();
    };
  }, [counterfoil]);
  if (!isThere) return undefined;
  return () => {
    void (async () => {
      const registration = await navigator.serviceWorker?.getRegistration();
      const { waiting } = registration ?? {};
      if (!waiting) return location.reload();
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
      waiting.postMessage({ type: 'SKIP_WAITING' });
    })();
  };
};
