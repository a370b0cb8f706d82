import { describe, expect, test } from 'vitest';
import { statusRates } from '../../functions/src/config/settings.ts';
import { errorAnswerSchema, healthAnswerSchema, providerStatusSchema } from '../../functions/src/status/answers.ts';
import { auth, firestore } from '../kit/admin.ts';
import { emulators } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { openStatusApi, putTraffic } from '../kit/status-api.ts';
import { createTenant, putMember } from '../kit/tenant.ts';
import { idToken } from '../kit/user.ts';

const person = { name: 'Ada Lovelace', email: 'ada@example.org' };

const openSalon = async () => {
  const tenant = await createTenant();
  await putTraffic(tenant.providerId, person);
  return { ...tenant, token: await idToken(tenant.ownerId) };
};

const hosting = (path: string, init: RequestInit = {}) => fetch(`http://${emulators.hosting}${path}`, init);

test('Hosting serves health, a status and their description, to other origins too', async () => {
  const { providerId, token } = await openSalon();
  const health = await hosting('/api/health');
  expect([200, health.headers.get('access-control-allow-origin')]).toEqual([health.status, '*']);
  expect(health.headers.get('cache-control')).toMatch(/public, max-age=5/);
  const answer = healthAnswerSchema.parse(await health.json());
  expect(answer.version).toMatch(/^\d+\.\d+\.\d+$/);

  const headers = { authorization: `Bearer ${token}` };
  const status = await hosting(`/api/providers/${providerId}/status`, { headers });
  expect(status.status).toBe(200);
  expect(status.headers.get('cache-control')).toContain('private');
  expect(providerStatusSchema.parse(await status.json())).toMatchObject({ providerId, devices: { connected: 1 } });

  const refused = await hosting(`/api/providers/${providerId}/status`);
  expect([refused.status, errorAnswerSchema.parse(await refused.json()).error.code]).toEqual([401, 'unauthenticated']);
  // The Hosting emulator answers a preflight itself.
  const preflight = await openStatusApi().statusOf(providerId, undefined, { method: 'OPTIONS' });
  expect([preflight.status, preflight.headers['Access-Control-Allow-Headers']]).toEqual([204, 'Authorization']);
  expect((await hosting('/api/health', { method: 'POST' })).status).toBe(405);

  const described = await (await hosting('/api/openapi.json')).json();
  expect(described).toMatchObject({ openapi: '3.1.0', info: { version: answer.version } });
  const { schemas } = described.components;
  expect(Object.keys(schemas.Health.properties).sort()).toEqual(Object.keys(answer).sort());
  expect(Object.keys(described.paths)).toEqual(['/api/health', '/api/providers/{providerId}/status']);
});

describe('a status', () => {
  test('tells each role what the rules let it read, and nobody a name or an address', async () => {
    const { providerId, ownerId } = await openSalon();
    const api = openStatusApi();
    const parts = async (token: string) => {
      const { status, body, text } = await api.statusOf(providerId, token);
      expect(status).toBe(200);
      expect(text).not.toMatch(/Ada|Lovelace|example\.org|Tablet|userName/);
      const { devices, ...rest } = providerStatusSchema.parse(body);
      return [...Object.keys(rest), ...(devices.list ? ['list'] : [])].sort();
    };
    const [manager, staff, kitchen] = [newId('manager'), newId('staff'), newId('kitchen')];
    await putMember(providerId, manager, 'manager');
    await putMember(providerId, staff, 'staff');
    await putMember(providerId, kitchen, 'kitchen');
    const some = ['providerId', 'queue', 'suspended', 'timestamp'];
    const all = [...some, 'lastEvent', 'list', 'metrics'].sort();
    expect(await parts(await idToken(ownerId))).toEqual(all);
    expect(await parts(await idToken(manager))).toEqual(all);
    expect(await parts(await idToken(newId('boss'), { platform: true }))).toEqual(all);
    expect(await parts(await idToken(staff))).toEqual([...some, 'lastEvent'].sort());
    expect(await parts(await idToken(kitchen))).toEqual(some);
  });

  test('holds devices, the last event, the queue and the last minute', async () => {
    const { providerId, token } = await openSalon();
    const { body } = await openStatusApi().statusOf(providerId, token);
    expect(body).toMatchObject({
      providerId,
      suspended: false,
      devices: { connected: 1, list: [{ id: 'till-1', queued: 2 }] },
      lastEvent: { type: 'test.happened' },
      queue: { server: 0, devices: 2 },
      metrics: { events: 3, commands: 2, executed: { count: 2 }, levels: { latency: 'critical' } },
    });
  });

  test('is there without any device, event or minute', async () => {
    const { providerId, ownerId } = await createTenant();
    const { body } = await openStatusApi().statusOf(providerId, await idToken(ownerId));
    expect(providerStatusSchema.parse(body)).toMatchObject({ devices: { connected: 0, list: [] }, metrics: null });
  });

  test('costs nothing within seconds, and is read again after them', async () => {
    const { providerId, token } = await openSalon();
    const api = openStatusApi();
    const first = await api.statusOf(providerId, token);
    expect(first.reads).toBeGreaterThan(3);
    const second = await api.statusOf(providerId, token);
    expect([second.reads, second.text]).toEqual([0, first.text]);
    api.now = new Date(api.now.getTime() + 5001);
    const third = await api.statusOf(providerId, token);
    expect(third.reads).toBe(first.reads);
    expect(third.text).not.toBe(first.text);
  });
});

describe('a request is refused', () => {
  const codeOf = ({ status, body }: { status: number; body: unknown }) => [
    status,
    errorAnswerSchema.parse(body).error.code,
  ];

  test('without a valid token, for a stranger, a neighbour and a removed member', async () => {
    const { providerId } = await openSalon();
    const neighbour = await createTenant();
    const api = openStatusApi();
    for (const token of [undefined, '', 'made-up', 'a.b.c', 'x'.repeat(9000)]) {
      expect(codeOf(await api.statusOf(providerId, token)), token).toEqual([401, 'unauthenticated']);
    }
    const removed = newId('removed');
    await putMember(providerId, removed, 'owner', { active: false });
    for (const uid of [newId('stranger'), neighbour.ownerId, removed]) {
      expect(codeOf(await api.statusOf(providerId, await idToken(uid))), uid).toEqual([403, 'permission-denied']);
    }
    // Neither claim opens a status: one is no person's, the other is no boolean.
    for (const claims of [{ system: true }, { platform: 'true' }]) {
      const token = await idToken(newId('claimant'), claims);
      expect(codeOf(await api.statusOf(providerId, token))).toEqual([403, 'permission-denied']);
    }
  });

  test('within seconds after a member is removed, a session is ended or an account is closed', async () => {
    const { providerId } = await openSalon();
    const api = openStatusApi();
    const later = () => {
      api.now = new Date(api.now.getTime() + 5001);
    };
    const member = newId('member');
    await putMember(providerId, member, 'staff');
    const tokens = { removed: await idToken(member) };
    expect((await api.statusOf(providerId, tokens.removed)).status).toBe(200);
    await putMember(providerId, member, 'staff', { active: false });
    later();
    expect(codeOf(await api.statusOf(providerId, tokens.removed))).toEqual([403, 'permission-denied']);

    const [out, closed] = [newId('signed-out'), newId('closed')];
    for (const uid of [out, closed]) await putMember(providerId, uid, 'staff');
    const [outToken, closedToken] = [await idToken(out), await idToken(closed)];
    expect((await api.statusOf(providerId, outToken)).status).toBe(200);
    expect((await api.statusOf(providerId, closedToken)).status).toBe(200);
    await auth.deleteUser(closed);
    await auth.updateUser(out, { disabled: true });
    later();
    expect(codeOf(await api.statusOf(providerId, outToken))).toEqual([401, 'unauthenticated']);
    expect(codeOf(await api.statusOf(providerId, closedToken))).toEqual([401, 'unauthenticated']);
  });

  test('for a provider that does not exist, an id that is no id, another address and another method', async () => {
    const { providerId, token } = await openSalon();
    const api = openStatusApi();
    const boss = await idToken(newId('boss'), { platform: true });
    for (const one of [token, boss]) expect(codeOf(await api.statusOf(newId('none'), one))).toEqual([404, 'not-found']);
    for (const id of ['..', 'a b', '%2e%2e', 'x'.repeat(129), '__proto__/..']) {
      const { status } = await api.statusOf(id, token);
      expect([400, 404], id).toContain(status);
    }
    expect(codeOf(await api.statusOf('a%2Fb', token))).toEqual([400, 'invalid-argument']);
    expect(codeOf(await api.ask('/api/other'))).toEqual([404, 'not-found']);
    const posted = await api.statusOf(providerId, token, { method: 'DELETE' });
    expect([codeOf(posted), posted.headers.Allow]).toEqual([[405, 'invalid-argument'], 'GET, HEAD']);
  });

  test('beyond the rate of a person and of an address, with the seconds to wait', async () => {
    const { providerId, token } = await openSalon();
    const api = openStatusApi();
    for (let n = 0; n < statusRates.person.burst; n++) await api.statusOf(providerId, token, { ip: `2001:db8::${n}` });
    const limited = await api.statusOf(providerId, token);
    expect([codeOf(limited), limited.headers['Retry-After']]).toEqual([[429, 'resource-exhausted'], '1']);
    const other = await idToken(newId('boss'), { platform: true });
    expect((await api.statusOf(providerId, other)).status).toBe(200);
    for (let n = 0; n < statusRates.address.burst; n++) await api.ask('/api/health', undefined, { ip: '192.0.2.9' });
    expect((await api.ask('/api/health', undefined, { ip: '192.0.2.9' })).status).toBe(429);
    expect((await api.ask('/api/health')).status).toBe(200);
    api.now = new Date(api.now.getTime() + 2000);
    expect((await api.statusOf(providerId, token)).status).toBe(200);
  });
});

test('health names no provider', async () => {
  const { providerId } = await openSalon();
  await firestore.doc('platform/summary').set({
    ...{ connectedProviders: 3, totalConnections: 7, createdAt: new Date(), updatedAt: new Date() },
    top: [{ providerId, levels: { drops: 'normal', latency: 'normal', failures: 'normal' } }],
  });
  const { body, text } = await openStatusApi().ask('/api/health');
  expect(healthAnswerSchema.parse(body)).toMatchObject({ status: 'ok', connectedProviders: 3, totalConnections: 7 });
  expect(text).not.toContain(providerId);
});
