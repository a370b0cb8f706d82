import { map, type Observable, shareReplay, startWith } from 'rxjs';
import { pageEvents } from './page-events.ts';

/** The network, as the platform or the app sees it. */
export interface Network {
  /** True if there is surely no network. */
  isOffline(): boolean;
  /** Emits the current value first, and each change. */
  readonly offline$: Observable<boolean>;
}

/** True if the platform knows that there is no network. */
export const platformIsOffline = (): boolean => typeof navigator !== 'undefined' && navigator.onLine === false;

/** @param online$ the app's own view of the network, for platforms without `navigator.onLine` */
export const createNetwork = (online$?: Observable<boolean>): Network => {
  let online = true;
  online$?.subscribe((next) => {
    online = next;
  });
  const isOffline = () => (online$ ? !online : platformIsOffline());
  const changes$: Observable<unknown> = online$ ?? pageEvents('online', 'offline');
  return {
    isOffline,
    offline$: changes$.pipe(
      startWith(undefined),
      map(() => isOffline()),
      shareReplay({ bufferSize: 1, refCount: true }),
    ),
  };
};
