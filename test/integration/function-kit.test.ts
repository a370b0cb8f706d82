import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCounterfoil } from '@counterfoil/client';
import { prefixFunctions } from '@counterfoil/client/function-prefix';
import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app';
import { getAuth, signInAnonymously } from 'firebase/auth';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { eventually } from '../kit/eventually.ts';
import { deployPlan, uploadedFiles } from '../kit/kit-app/deploy-plan.ts';
import { createKitApp, type Installation, type KitApp, prefixes } from '../kit/kit-app/kit-app.ts';
import { kitProject, type RunningKitApp, startKitApp } from '../kit/kit-app/start-kit-app.ts';
import { newId } from '../kit/new-id.ts';
import { until } from '../kit/until.ts';

let app: KitApp | undefined;
let running: RunningKitApp | undefined;
let device: FirebaseApp | undefined;

afterEach(async () => {
  if (device) await deleteApp(device);
  await running?.stop();
  await app?.remove();
  app = running = device = undefined;
}, 60_000);

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

const ways = Object.keys(prefixes).filter((name): name is Installation => name in prefixes);

// A suite of its own for each way: ten seconds each on two cores.
test.each(ways)(
  'an app has the packed functions beside its own, installed as a %s',
  { timeout: 180_000 },
  async (way) => {
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
  },
);

test('a deploy uploads the package from where npm has installed it, with its code and no settings', async () => {
  app = await createKitApp('codebase');
  const files = await uploadedFiles(app);
  expect(files).toEqual(expect.arrayContaining(['lib/index.js', 'package.json', 'firestore.rules']));
  expect(files.filter((file) => /\.env|secret|node_modules|src\//.test(file))).toEqual([]);
});

test('a project whose rules would open the house stays as it is, and hears where', async () => {
  app = await createKitApp('codebase');
  const open = (await app.read('firestore.rules')).replace('match /notes/{noteId}', 'match /{document=**}');
  await writeFile(join(app.folder, 'firestore.rules'), open);
  const before = await app.read('firebase.json');
  const { merge } = app;
  expect(() => merge('--prefix', 'house')).toThrow(/«match \/\{document=\*\*\}» of the app would open/);
  expect(() => merge('--prefix', 'House!')).toThrow(/--prefix: House! is no prefix/);
  expect([await app.read('firestore.rules'), await app.read('firebase.json')]).toEqual([open, before]);
});
