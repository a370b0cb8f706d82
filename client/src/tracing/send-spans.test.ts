import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeviceSpan } from './device-span.ts';
import { sendSpans } from './send-spans.ts';

const endpoint = 'https://collector.example.org/v1/traces';

const spans = (count: number, from = 0): DeviceSpan[] =>
  Array.from({ length: count }, (_, n) => ({
    traceId: 't',
    spanId: String(from + n),
    name: 'send',
    kind: 1,
    startTimeUnixNano: '0',
    endTimeUnixNano: '0',
    attributes: [],
  }));

/** Ids of the spans of each request. */
const taken: string[][] = [];
let answer: () => Promise<Response> | Response = () => new Response('{}');

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
    const [{ scopeSpans }] = JSON.parse(String(init?.body)).resourceSpans;
    taken.push(scopeSpans[0].spans.map(({ spanId }: DeviceSpan) => spanId));
    return await answer();
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  taken.splice(0);
  answer = () => new Response('{}');
});

test('sends what has gathered every few seconds, in batches, and nothing while there is nothing', async () => {
  const queue = sendSpans({ endpoint });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(taken).toEqual([]);
  queue.add(spans(130));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(taken.map(({ length }) => length)).toEqual([60, 60, 10]);
  queue.close();
});

test.each([
  ['is down', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['is overloaded', () => new Response('', { status: 429 })],
  ['fails', () => new Response('', { status: 503 })],
])('keeps the spans of a collector that %s, and sends them once it is well', async (_, fault) => {
  const queue = sendSpans({ endpoint });
  answer = fault;
  queue.add(spans(2));
  await vi.advanceTimersByTimeAsync(5_000);
  answer = () => new Response('{}');
  queue.add(spans(1, 2));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(taken).toEqual([
    ['0', '1'],
    ['0', '1', '2'],
  ]);
  queue.close();
});

test('drops what a collector refuses', async () => {
  const queue = sendSpans({ endpoint });
  answer = () => new Response('', { status: 400 });
  queue.add(spans(1));
  await vi.advanceTimersByTimeAsync(15_000);
  expect(taken).toEqual([['0']]);
  queue.close();
});

test('has one request open, and drops the oldest spans of a long time offline', async () => {
  const queue = sendSpans({ endpoint });
  const { promise, resolve } = Promise.withResolvers<Response>();
  answer = () => promise;
  queue.add(spans(1));
  await vi.advanceTimersByTimeAsync(5_000);
  queue.add(spans(5000, 1));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(taken).toHaveLength(1);
  answer = () => new Response('{}');
  resolve(new Response('{}'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(taken.flat()).toHaveLength(601);
  expect(taken.at(-1)?.at(-1)).toBe('5000');
  queue.close();
});

test('sends the rest at its end', async () => {
  const queue = sendSpans({ endpoint });
  queue.add(spans(1));
  queue.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(taken).toEqual([['0']]);
});
