import type { Auth, User } from 'firebase/auth';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnectivity } from './connectivity.ts';
import { createNetwork } from './network.ts';

/** A fake platform and a fake Auth, which report network changes and sign-ins. */
const platform = () => {
  const window = new EventTarget();
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  vi.stubGlobal('navigator', { onLine: true });
  const observers: ((user: User | null) => void)[] = [];
  const auth = {
    onAuthStateChanged: (next: (user: User | null) => void) => {
      observers.push(next);
      return () => {};
    },
  } as unknown as Auth;
  return {
    auth,
    signedIn: (user: object | null) => {
      for (const next of observers) next(user as User | null);
    },
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
  const { auth, signedIn, network } = platform();
  const connectivity = createConnectivity(auth, createNetwork());
  const states: string[] = [];
  connectivity.state$.subscribe((state) => states.push(state));
  const listener = {};
  signedIn(null);
  signedIn({});
  connectivity.track(listener, true);
  connectivity.track(listener, true);
  connectivity.track(listener, false);
  network(false);
  network(true);
  connectivity.track(listener, true);
  connectivity.track(listener, false);
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
  const { auth, signedIn } = platform();
  const connectivity = createConnectivity(auth, createNetwork());
  const states: string[] = [];
  connectivity.state$.subscribe((state) => states.push(state));
  signedIn({});
  // Without a listener no snapshot can arrive.
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states).toEqual(['connecting']);
  const [first, second] = [{}, {}];
  connectivity.track(first, true);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(states).toEqual(['connecting']);
  await vi.advanceTimersByTimeAsync(1);
  expect(states).toEqual(['connecting', 'offline']);
  connectivity.track(second, true);
  connectivity.track(second, false);
  connectivity.untrack(second);
  expect(states).toEqual(['connecting', 'offline', 'connected', 'connecting']);
});
