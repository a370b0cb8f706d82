import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { traceIdOf } from '@counterfoil/domain';
import { v7 } from 'uuid';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Collected, type CollectorAnswer, startCollector } from '../../scripts/suite/collector.ts';
import { spansIn } from '../kit/collected.ts';

const openCollector = async (answer?: () => CollectorAnswer) => {
  const taken: Collected[] = [];
  const collector = await startCollector({ take: (one) => taken.push(one), ...(answer ? { answer } : {}) });
  onTestFinished(() => collector.close());
  return { taken, origin: collector.origin };
};

const person = /Zenobia|Quux|zenobia@|555 0199/;

const runProgram = async (name: string, args: readonly string[], parameters: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../kit', name), ...args], {
    env: {
      ...process.env,
      GCLOUD_PROJECT: 'demo-counterfoil',
      FUNCTION_TARGET: 'command',
      TRACE_PERCENT: '100',
      ...parameters,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = [text(child.stdout), text(child.stderr)];
  await once(child, 'exit');
  return { out: await out, err: await err };
};

interface Told {
  readonly loadMs: number;
  readonly answers: readonly { readonly ms: number; readonly outcome: string }[];
  readonly packages: readonly string[];
}

const callsWith = async (parameters: Readonly<Record<string, string>>, calls = 6, afterMs = 0): Promise<Told> => {
  const { out, err } = await runProgram('observed-process.ts', [String(calls), String(afterMs)], parameters);
  const last = out.trim().split('\n').at(-1);
  if (!last?.startsWith('{')) throw new Error(`${out}\n${err}`);
  return JSON.parse(last);
};

const heavy = /^@opentelemetry\/(?!api$)|^@sentry\//;

test('without parameters, a process loads no exporter, neither at its start nor for a command', async () => {
  const { answers, packages } = await callsWith({ OTLP_ENDPOINT: '', ERROR_SINK: '' });
  expect(answers.map(({ outcome }) => outcome)).toEqual(Array(6).fill('applied'));
  expect(packages.filter((name) => heavy.test(name))).toEqual([]);
  expect(packages).toContain('firebase-admin');
});

test('with a collector, each call sends its spans before it answers', async () => {
  const { taken, origin } = await openCollector();
  const { answers, packages } = await callsWith({
    ...{ OTLP_ENDPOINT: origin, OTLP_HEADERS: 'x-team=salon' },
    ERROR_SINK: '',
  });
  expect(answers.every(({ outcome }) => outcome === 'applied')).toBe(true);
  expect(packages).toContain('@opentelemetry/sdk-trace');
  expect(packages.filter((name) => name.startsWith('@sentry'))).toEqual([]);
  const spans = taken.flatMap(({ body }) => spansIn(body));
  expect(spans.filter(({ name }) => name === 'callable provider.create')).toHaveLength(6);
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(6);
  expect(taken[0]).toMatchObject({ path: '/v1/traces', headers: { 'x-team': 'salon' } });
  expect(JSON.stringify(taken)).not.toMatch(person);
});

test('sends the chosen share of the traces, each whole', async () => {
  const { taken, origin } = await openCollector();
  await callsWith({ OTLP_ENDPOINT: origin, TRACE_PERCENT: '0', ERROR_SINK: '' });
  expect(taken).toEqual([]);
});

const answers: readonly [string, CollectorAnswer][] = [
  ['hangs', 'hang'],
  ['is overloaded', { status: 429, retryAfterSeconds: 60 }],
  ['fails', { status: 500 }],
  ['refuses', { status: 401 }],
];

describe('no command fails or waits for long, though the collector', () => {
  test.each(answers)('%s', async (_, answer) => {
    const { taken, origin } = await openCollector(() => answer);
    const told = await callsWith({ OTLP_ENDPOINT: origin, ERROR_SINK: '' });
    console.log(`${JSON.stringify(answer)}: calls: ${told.answers.map(({ ms }) => ms.toFixed(0)).join(', ')} ms`);
    expect(told.answers.map(({ outcome }) => outcome)).toEqual(Array(6).fill('applied'));
    // The first call also loads the packages and connects. Each wait for an export would add five seconds.
    for (const { ms } of told.answers) expect(ms).toBeLessThan(3000);
    expect(taken.length).toBeGreaterThan(0);
  });

  test.each(['http://127.0.0.1:1', 'no address', 'ftp://example.org'])('is at %s', async (address) => {
    const told = await callsWith({ OTLP_ENDPOINT: address, ERROR_SINK: address });
    console.log(`${address}: calls: ${told.answers.map(({ ms }) => ms.toFixed(0)).join(', ')} ms`);
    expect(told.answers.map(({ outcome }) => outcome)).toEqual(Array(6).fill('applied'));
    for (const { ms } of told.answers) expect(ms).toBeLessThan(3000);
  });
});

describe('an unexpected error', () => {
  test('goes to Sentry with its command, function, code and stack, and without the words of a person', async () => {
    const { taken, origin } = await openCollector();
    const correlationId = v7();
    const dsn = origin.replace('http://', 'http://public@');
    const { out, err } = await runProgram('failing-process.ts', [correlationId], {
      OTLP_ENDPOINT: '',
      ERROR_SINK: `${dsn}/42`,
    });
    expect(taken).toHaveLength(1);
    expect(taken[0]?.path).toMatch(/^\/api\/42\/envelope\/\?.*sentry_key=public/);
    const [header = '', item = '', payload = ''] = taken[0]?.body.split('\n') ?? [];
    expect(JSON.parse(header)).toHaveProperty('event_id');
    expect(JSON.parse(item)).toMatchObject({ type: 'event' });
    const event = JSON.parse(payload);
    expect(event).toMatchObject({
      ...{ level: 'error', transaction: 'command' },
      tags: { correlationId, function: 'command', code: 'SyntaxError' },
      contexts: { trace: { trace_id: traceIdOf(correlationId) } },
      exception: { values: [{ type: 'SyntaxError', value: 'SyntaxError' }] },
    });
    const { frames } = event.exception.values[0].stacktrace;
    expect(JSON.stringify(frames)).toContain('failing-process.ts');
    expect(err).toContain(correlationId);
    expect(out + err + taken[0]?.body).not.toMatch(person);
  });

  test('goes to a collector as a record of its trace', async () => {
    const { taken, origin } = await openCollector();
    const correlationId = v7();
    await runProgram('failing-process.ts', [correlationId], { OTLP_ENDPOINT: '', ERROR_SINK: origin });
    expect(taken.map(({ path }) => path)).toEqual(['/v1/logs']);
    const [{ scopeLogs }] = JSON.parse(taken[0]?.body ?? '').resourceLogs;
    expect(scopeLogs[0].logRecords).toMatchObject([{ severityText: 'ERROR', traceId: traceIdOf(correlationId) }]);
    expect(taken[0]?.body).toMatch(/exception\.stacktrace.*failing-process\.ts/);
    expect(taken[0]?.body).not.toMatch(person);
  });

  test('stays in the log if Sentry is down', async () => {
    const correlationId = v7();
    const { err } = await runProgram('failing-process.ts', [correlationId], {
      ...{ OTLP_ENDPOINT: '', ERROR_SINK: 'http://public@127.0.0.1:1/42' },
    });
    expect(err).toContain(correlationId);
    expect(err).not.toMatch(person);
  });
});
