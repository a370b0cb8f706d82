import { createCounterfoil } from '@counterfoil/client';
import { prefixFunctions } from '@counterfoil/client/function-prefix';
import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app';
import { getAuth, signInAnonymously } from 'firebase/auth';
import { expect } from 'vitest';
import * as z from 'zod';
import { eventually } from '../eventually.ts';
import { newId } from '../new-id.ts';
import { until } from '../until.ts';
import { deployPlan } from './deploy-plan.ts';
import { createKitApp, type Installation, type KitApp, prefixes } from './kit-app.ts';
import { kitProject, type RunningKitApp, startKitApp } from './start-kit-app.ts';

let app: KitApp | undefined;
let running: RunningKitApp | undefined;
let device: FirebaseApp | undefined;

/** Ends what `tryInstallation` has left, also after a failure. */
export const endInstallation = async (): Promise<void> => {
  if (device) await deleteApp(device);
  await running?.stop();
  await app?.remove();
  app = running = device = undefined;
};

/** Opens the house of the person who signs in, by the names of the deployment. */
const openHouse = async ({ ports }: RunningKitApp, prefix: string) => {
  device = initializeApp({ projectId: kitProject, apiKey: 'test' }, newId('device'));
  const { auth, firestore, functions } = ports;
  const emulators = {
    auth: `127.0.0.1:${auth}`,
    firestore: `127.0.0.1:${firestore}`,
    functions: `127.0.0.1:${functions}`,
  };
  prefixFunctions({ app: device }, prefix);
  const counterfoil = createCounterfoil({ app: device, emulators });
  await signInAnonymously(getAuth(device));
  const providerId = newId('house');
  const outcome = await counterfoil.send({
    type: 'provider.create',
    providerId,
    payload: { name: 'Beside the app', kind: 'restaurant', currency: 'EUR', timeZone: 'Europe/Berlin' },
  });
  return { counterfoil, providerId, outcome };
};

const listed = z.object({
  documents: z.array(z.object({ fields: z.object({ syncStatus: z.object({ stringValue: z.string() }) }) })).default([]),
});

/** The `syncStatus` of each event, which no rule but the server's own access shows. */
const statesOfEvents = async (port: number, providerId: string): Promise<string[]> => {
  const documents = `projects/${kitProject}/databases/(default)/documents/serviceProviders/${providerId}/events`;
  const answer = await fetch(`http://127.0.0.1:${port}/v1/${documents}`, {
    headers: { authorization: 'Bearer owner' },
  });
  return listed.parse(await answer.json()).documents.map(({ fields }) => fields.syncStatus.stringValue);
};

/** Installs the functions in a new project of an app, and uses them there: twenty seconds on two busy cores. */
export const tryInstallation = async (way: Installation): Promise<void> => {
  const prefix = prefixes[way];
  app = await createKitApp(way);
  app.merge('--prefix', prefix);
  const plan = await deployPlan(app);
  expect(plan.functions.filter((name) => !name.startsWith(`${prefix}-`))).toEqual(['hello']);
  expect(plan.functions).toContain(`${prefix}-eventRecorded-provider`);
  const before = way === 'kit' ? `${prefix}-` : '';
  expect(plan.secrets).toEqual([`${before}STRIPE_SECRET_KEY`, `${before}STRIPE_WEBHOOK_SECRET`]);
  running = await startKitApp(app);
  const { ports } = running;

  const own = await fetch(`http://127.0.0.1:${ports.functions}/${kitProject}/us-central1/hello`);
  expect(await own.text()).toBe('hello from the app');

  const { counterfoil, providerId, outcome } = await openHouse(running, prefix);
  expect(outcome).toMatchObject({ outcome: 'applied', version: 1 });
  // The merged rules let the owner read.
  const house = counterfoil.provider(providerId);
  await eventually(house.profile(), ({ data }) => data?.name === 'Beside the app');
  // The trigger of events has its prefix, too: it has processed what the command stated.
  await until(
    () => statesOfEvents(ports.firestore, providerId),
    (states) => states.length > 0 && states.every((state) => state === 'processed'),
  );

  // Hosting leads to the functions before the app's own rewrite of everything.
  const bundle = await fetch(`http://127.0.0.1:${ports.hosting}/bundles/${providerId}/menu/wrong-key`);
  expect({ status: bundle.status, type: bundle.headers.get('content-type') }).toEqual({
    status: 404,
    type: expect.stringContaining('application/json'),
  });
  const page = await fetch(`http://127.0.0.1:${ports.hosting}/anything`);
  expect(await page.text()).toBe('the app');
};
