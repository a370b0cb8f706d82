import { useEffect, useState } from 'react';
import { useCounterfoil } from './client.tsx';

const hourMs = 3_600_000;

const registered = async () => navigator.serviceWorker?.getRegistration();

/** Calls back when a newer version is ready to take over, or has taken over in another tab. */
const watchWorker = (found: () => void): (() => void) => {
  const over = new AbortController();
  const { signal } = over;
  void registered().then((registration) => {
    if (!registration || signal.aborted) return;
    // The first installation waits for nobody: there is no earlier version to replace.
    const look = () => registration.waiting && registration.active && found();
    look();
    registration.addEventListener(
      'updatefound',
      () => registration.installing?.addEventListener('statechange', look, { signal }),
      { signal },
    );
    // A display on a wall is never reloaded, so nothing else would look for a new version.
    const looking = setInterval(() => void registration.update().catch(() => undefined), hourMs);
    signal.addEventListener('abort', () => clearInterval(looking));
    navigator.serviceWorker.addEventListener('controllerchange', found, { signal });
  });
  return () => over.abort();
};

const takeOver = async (): Promise<void> => {
  const waiting = (await registered())?.waiting;
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  waiting.postMessage({ type: 'SKIP_WAITING' });
};

/** Reloads into the newer version; `undefined` while there is none. */
export const useUpdate = (): (() => void) | undefined => {
  const counterfoil = useCounterfoil();
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    const found = () => setIsThere(true);
    const gone = counterfoil.update$.subscribe(found);
    const leave = watchWorker(found);
    return () => {
      gone.unsubscribe();
      leave();
    };
  }, [counterfoil]);
  return isThere ? () => void takeOver() : undefined;
};
