import { useSyncExternalStore } from 'react';
import { useCounterfoil } from './client.tsx';

/** One timer for all clocks of a page. */
const createTicks = (ms: number) => {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  return (listener: () => void): (() => void) => {
    listeners.add(listener);
    timer ??= setInterval(() => {
      for (const tell of listeners) tell();
    }, ms);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
};

const everySecond = createTicks(1000);

/** The server's time, in steps: a clock that shows minutes renders once a minute. */
export const useNow = (stepMs: number): Date => {
  const counterfoil = useCounterfoil();
  const step = useSyncExternalStore(everySecond, () => Math.floor(counterfoil.now().getTime() / stepMs));
  return new Date(step * stepMs);
};
