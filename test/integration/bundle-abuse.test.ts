import { bundlePath } from '@counterfoil/domain';
import { beforeAll, expect, test } from 'vitest';
import { attested } from '../../functions/src/bundles/attested.ts';
import { serveBundle } from '../../functions/src/bundles/serve-bundle.ts';
import { newKey } from '../../functions/src/bundles/signed-key.ts';
import { openDatabase } from '../kit/admin.ts';
import { emulators } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { createTenant } from '../kit/tenant.ts';

const apart = openDatabase('bundle-abuse');
let providerId: string;
let key: string;

beforeAll(async () => {
  ({ providerId } = await createTenant({ database: apart }));
  key = await newKey(apart, { providerId, audience: 'menu' });
  await apart.doc(bundlePath(providerId, 'menu')).set({ key, createdAt: new Date(), updatedAt: new Date() });
});

/** Serves a bundle and counts the documents that this reads. */
const serve = async (path: string, hasQuery = false) => {
  let reads = 0;
  const counted = new Proxy(apart, {
    get: (target, name) => {
      if (name === 'doc' || name === 'collection') reads += 1;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  // The first request of an instance reads the secret.
  await newKey(counted, { providerId, audience: 'menu' });
  reads = 0;
  const { status, headers } = await serveBundle(counted, { method: 'GET', path, hasQuery, acceptsGzip: true });
  return { status, headers, reads };
};

test('serves the bundle of the current key', async () => {
  expect(await serve(`/bundles/${providerId}/menu/${key}`)).toMatchObject({ status: 200 });
});

test.each([
  ['a key that somebody made up', () => `${providerId}/menu/${'x'.repeat(44)}`],
  ['a short key', () => `${providerId}/menu/x`],
  ['a provider that somebody made up', () => `${newId('nobody')}/menu/${key}`],
  ["another audience's key", () => `${providerId}/house/${key}`],
])('reads nothing for %s', async (_, path) => {
  expect(await serve(`/bundles/${path()}`)).toMatchObject({ status: 404, reads: 0 });
});

test('is for attested apps only, where App Check is enforced', async () => {
  const isAttested = attested(async (token) => {
    if (token !== 'good') throw new Error('invalid token');
  });
  const path = `/bundles/${providerId}/menu/${key}`;
  const ask = (token?: string) =>
    serveBundle(apart, { method: 'GET', path, hasQuery: false, acceptsGzip: true, token }, isAttested);
  for (const token of [undefined, '', 'bad']) {
    expect(await ask(token)).toMatchObject({
      status: 401,
      headers: { 'Cache-Control': 'no-store' },
      body: { error: { code: 'unauthenticated' } },
    });
  }
  expect(await ask('good')).toMatchObject({ status: 200 });
});

test('lets an app of another origin send its token, and reads nothing to say so', async () => {
  const path = `/bundles/${providerId}/menu/${key}`;
  const answer = await serveBundle(apart, { method: 'OPTIONS', path, hasQuery: false, acceptsGzip: true });
  expect(answer).toMatchObject({ status: 204, headers: { 'Access-Control-Allow-Headers': 'X-Firebase-AppCheck' } });
});

test('leads a query string to the address without it, and reads nothing', async () => {
  const path = `/bundles/${providerId}/menu/${key}`;
  expect(await serve(path, true)).toMatchObject({ status: 308, headers: { Location: path }, reads: 0 });
  const answer = await fetch(`http://${emulators.hosting}${path}?again=1`, { redirect: 'manual' });
  expect({ status: answer.status, location: answer.headers.get('location') }).toEqual({ status: 308, location: path });
});
