import { type Command, type Outcome, secondMs } from '@counterfoil/domain/core';
import { initializeApp } from 'firebase/app';
import { getFunctions } from 'firebase/functions';
import { afterEach, expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import type { ServerClock } from '../connection/server-clock.ts';
import { callWith } from './call.lazy.ts';

const functions = getFunctions(initializeApp({ projectId: 'demo-call', apiKey: 'none', appId: 'none' }));

afterEach(() => {
  vi.unstubAllGlobals();
});

const commandOf = (id: string): Command => ({ id, type: 'order.place', providerId: 'inn', payload: {}, issuedAt: '' });

/** Sends commands of these ids to a server that answers once with `response`. */
const ask = (response: Response, ids: readonly string[], clock: ServerClock = { aheadMs: 0 }) => {
  vi.stubGlobal('fetch', async () => response);
  const connection: Partial<Connection> = { functions, clock };
  return Promise.allSettled(callWith(connection as Connection)(ids.map(commandOf)));
};

const applied = (commandId: string): Outcome => ({ commandId, outcome: 'applied', version: 1, eventIds: [] });
const rejected = (commandId: string): Outcome => ({
  commandId,
  outcome: 'rejected',
  rejection: { code: 'not-found', message: 'no table' },
});

const answer = (outcomes: unknown): Response => Response.json({ result: { outcomes } });

test('takes an outcome for the command that it names, whatever the order of the answer', async () => {
  const asked = await ask(answer([rejected('b'), applied('a')]), ['a', 'b']);
  expect(asked).toEqual([
    { status: 'fulfilled', value: applied('a') },
    { status: 'fulfilled', value: rejected('b') },
  ]);
});

test('takes the refusal of an id that is too long, of which the server repeats the beginning', async () => {
  const [asked] = await ask(answer([rejected('x'.repeat(128))]), ['x'.repeat(200)]);
  expect(asked).toEqual({ status: 'fulfilled', value: rejected('x'.repeat(128)) });
});

test.each([
  ['too few outcomes', answer([applied('a')]), 1],
  ['the outcome of another command', answer([applied('x'), applied('a')]), 1],
  ['an unknown outcome', answer([{ commandId: 'a', outcome: 'later' }]), 0],
  ['a rejection without a reason', answer([{ commandId: 'a', outcome: 'rejected' }]), 0],
  ['an applied one without a version', answer([{ commandId: 'a', outcome: 'applied' }]), 0],
  ['no list', answer('aa'), 0],
  ['an object', answer({ 0: applied('a') }), 0],
  ['nothing', answer(null), 0],
  ['the page of a captive portal', new Response('<html>', { headers: { 'content-type': 'text/html' } }), 0],
])('settles nothing by an answer with %s', async (_, response, settled) => {
  const asked = await ask(response, ['a', 'b']);
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(settled);
  const failures = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  for (const failure of failures) expect(failure).toMatchObject({ name: 'CounterfoilError', code: 'internal' });
});

test('reads the date of Retry-After by the clock of the server', async () => {
  const serverNow = Date.parse('2026-07-01T12:00:00Z');
  const clock = { aheadMs: serverNow - Date.now() };
  const headers = { 'retry-after': new Date(serverNow + 30 * secondMs).toUTCString() };
  const [asked] = await ask(Response.json({}, { status: 429, headers }), ['a'], clock);
  const { retryAfterMs } = Object(asked?.status === 'rejected' ? asked.reason : undefined);
  expect(retryAfterMs).toBeGreaterThan(28 * secondMs);
  expect(retryAfterMs).toBeLessThanOrEqual(30 * secondMs);
});

test('ends a request that got no answer in time, so that it holds no connection', async () => {
  vi.useFakeTimers();
  try {
    const asked = vi.fn<typeof fetch>(() => new Promise(() => {}));
    vi.stubGlobal('fetch', asked);
    const connection: Partial<Connection> = { functions, clock: { aheadMs: 0 } };
    const calling = Promise.allSettled(callWith(connection as Connection)([commandOf('a')]));
    await vi.advanceTimersByTimeAsync(19 * secondMs);
    const signal = asked.mock.calls[0]?.[1]?.signal;
    expect(signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(2 * secondMs);
    expect(await calling).toMatchObject([{ status: 'rejected', reason: { code: 'deadline-exceeded' } }]);
    expect(signal?.aborted).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});
