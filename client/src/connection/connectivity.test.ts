import type { Auth, User } from 'firebase/auth';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnectivity } from './connectivity.ts';

/** Windows and sign-ins as the platform and the SDK tell of them. */
const platform = () => {
  const window = new EventTarget();
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  vi.stubGlobal('navigator', { onLine: true });
  const told: ((user: User | null) => void)[] = [];
  const auth = {
    onAuthStateChanged: (next: (user: User | null) => void) => {
      told.push(next);
      return () => {};
    },
  } as unknown as Auth;
  return {
    auth,
    signedIn: (user: object | null) => {
      for (const next of told) next(user as User | null);
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

test('says what the sign-in, the platform and the listeners say, in this order', () => {
  const { auth, signedIn, network } = platform();
  const connectivity = createConnectivity(auth);
  const states: string[] = [];
  connectivity.state$.subscribe((state) => states.push(state));
  const listener = {};
  signedIn(null);
  signedIn({});
  connectivity.heard(listener, true);
  connectivity.heard(listener, true);
  connectivity.heard(listener, false);
  network(false);
  network(true);
  connectivity.heard(listener, true);
  connectivity.heard(listener, false);
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

test('is offline when nothing was heard for as long as the SDK waits, though the platform knows of a network', async () => {
  const { auth, signedIn } = platform();
  const connectivity = createConnectivity(auth);
  const states: string[] = [];
  connectivity.state$.subscribe((state) => states.push(state));
  signedIn({});
  // Nobody listens: nothing can be heard.
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states).toEqual(['connecting']);
  const [one, other] = [{}, {}];
  connectivity.heard(one, true);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(states).toEqual(['connecting']);
  await vi.advanceTimersByTimeAsync(1);
  expect(states).toEqual(['connecting', 'offline']);
  connectivity.heard(other, true);
  connectivity.heard(other, false);
  connectivity.ended(other);
  expect(states).toEqual(['connecting', 'offline', 'connected', 'connecting']);
});
