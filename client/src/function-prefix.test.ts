import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app';
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prefixFunctions } from './function-prefix.ts';

let app: FirebaseApp;
let asked: string[];

beforeEach(() => {
  app = initializeApp({ projectId: 'my-project', apiKey: 'k', appId: 'a' }, crypto.randomUUID());
  asked = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return new Response('{"result":{}}', { headers: { 'content-type': 'application/json' } });
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await deleteApp(app);
});

const call = (name: string, region?: string) => httpsCallable(getFunctions(app, region), name)();

test('calls the functions of a deployment by their prefix, in their region, and the functions of the app by theirs', async () => {
  prefixFunctions({ app, region: 'europe-west1' }, 'kit-counterfoil');
  await call('command', 'europe-west1');
  await call('hello', 'europe-west1');
  await call('command');
  expect(asked).toEqual([
    'https://europe-west1-my-project.cloudfunctions.net/kit-counterfoil-command',
    'https://europe-west1-my-project.cloudfunctions.net/hello',
    'https://us-central1-my-project.cloudfunctions.net/command',
  ]);
});

test('the emulator is asked by the same names, a second prefix replaces the first, and an empty one takes it away', async () => {
  prefixFunctions({ app }, 'first');
  connectFunctionsEmulator(getFunctions(app, 'us-central1'), '127.0.0.1', 5001);
  prefixFunctions({ app }, 'second');
  await call('checkout', 'us-central1');
  prefixFunctions({ app }, '');
  await call('checkout', 'us-central1');
  const calls = asked.filter((url) => url.includes('checkout'));
  expect(calls).toEqual([
    'http://127.0.0.1:5001/my-project/us-central1/second-checkout',
    'http://127.0.0.1:5001/my-project/us-central1/checkout',
  ]);
});
