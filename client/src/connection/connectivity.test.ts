import type { User } from 'firebase/auth';
import { BehaviorSubject, filter } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnectivity, type Heard, type Listener } from './connectivity.ts';
import { createNetwork } from './network.ts';

const listener = (): Listener => ({ path: 'a/b', since: new Date() });
const heard = (fromCache: boolean) => ({ metadata: { fromCache } }) as unknown as Heard;

/** A fake platform, which reports network changes and sign-ins. */
const platform = () => {
  const window = new EventTarget();
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  vi.stubGlobal('navigator', { onLine: true });
  const users = new BehaviorSubject<User | null | undefined>(undefined);
  return {
    user$: users.pipe(filter((user) => user !== undefined)),
    signedIn: (user: object | null) => users.next(user as User | null),
    network: (onLine: boolean) => {
      vi.stubGlobal('navigator', { onLine });
      window.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
    },
  };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('reports the sign-in first, then the network of the platform, then the listeners', () => {
  const { user$, signedIn, network } = platform();
  const connectivity = createConnectivity(user$, createNetwork());
  const states: string[] = [];
  connectivity.state$.subscribe((state) => states.push(state));
  const one = listener();
  signedIn(null);
  signedIn({});
  connectivity.track(one);
  connectivity.track(one, heard(true));
  connectivity.track(one, heard(false));
  network(false);
  network(true);
  connectivity.track(one, heard(true));
  connectivity.track(one, heard(false));
  signedIn(null);
  expect(states).toEqual([
    'needs-sign-in',
    'connecting',
    'connected',
    'offline',
    'connected',
    'connecting',
    'connected',
    'needs-sign-in',
  ]);
});

test('is offline after ten seconds without a server snapshot, even if the platform reports a network', async () => {
  const { user$, signedIn } = platform();
  const connectivity = createConnectivity(user$, createNetwork());
  const states: string[] = [];
  connectivity.state$.subscribe((state) => states.push(state));
  signedIn({});
  // Without a listener no snapshot can arrive.
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states).toEqual(['connecting']);
  const [first, second] = [listener(), listener()];
  connectivity.track(first);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(states).toEqual(['connecting']);
  await vi.advanceTimersByTimeAsync(1);
  expect(states).toEqual(['connecting', 'offline']);
  connectivity.track(second);
  connectivity.track(second, heard(false));
  connectivity.untrack(second);
  expect(states).toEqual(['connecting', 'offline', 'connected', 'connecting']);
});
