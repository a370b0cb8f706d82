import { NEVER, Observable } from 'rxjs';
import type { Live, Snapshot } from '../src/live/live.ts';
import { useLive } from '../src/react.ts';

/** A snapshot of a list of names. */
export const namesState = (data: string[], fromCache = false): Snapshot<string[]> => ({
  data,
  fromCache,
  pendingWrites: false,
  at: new Date(0),
});

/** A live list of names that counts its subscriptions, all of them and the open ones. */
export const watchedNames = (source: Observable<Snapshot<string[]>> = NEVER) => {
  const counts = { started: 0, open: 0 };
  const live: Live<string[]> = new Observable((subscriber) => {
    counts.started += 1;
    counts.open += 1;
    const subscription = source.subscribe(subscriber);
    return () => {
      counts.open -= 1;
      subscription.unsubscribe();
    };
  });
  return { counts, live };
};

export const useNames = ({ live }: { live: Live<string[]> | undefined }) => useLive(live, []);
