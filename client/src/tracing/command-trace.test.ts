import { spanIdOf, traceIdOf } from '@counterfoil/domain/core';
import { expect, test } from 'vitest';
import type { PendingWork } from '../commands/pending-work.ts';
import { createCommandTrace } from './command-trace.ts';
import type { DeviceSpan } from './device-span.ts';

const id = '0190f3b2-7c41-7abc-8def-0123456789ab';

const work = (change: Partial<PendingWork> = {}): PendingWork => ({
  id,
  what: 'order.confirm',
  providerId: 'pizzeria',
  userId: 'ada',
  since: new Date(1000),
  state: 'sending',
  attempts: 0,
  command: { id, type: 'order.confirm', providerId: 'pizzeria', payload: { orderId: 'o', note: 'Ada' }, issuedAt: '' },
  ...change,
});

const accepted = () => undefined;

/** Name, begin and end in milliseconds. */
const told = (spans: readonly DeviceSpan[]) =>
  spans.map(({ name, startTimeUnixNano, endTimeUnixNano }) => [
    name.split(' ')[0],
    Number(startTimeUnixNano) / 1e6,
    Number(endTimeUnixNano) / 1e6,
  ]);

const attributesOf = (span: DeviceSpan | undefined) =>
  Object.fromEntries(span?.attributes.map(({ key, value }) => [key, value.stringValue]) ?? []);

test('a command with a network is a call, and its root is the span that the server follows', () => {
  const trace = createCommandTrace();
  expect(trace.pending([work()], accepted, 1000)).toEqual([]);
  const spans = trace.pending([], accepted, 1080);
  expect(told(spans)).toEqual([
    ['call', 1000, 1080],
    ['send', 1000, 1080],
  ]);
  const [call, send] = spans;
  expect(send).toMatchObject({ traceId: traceIdOf(id), spanId: spanIdOf('send', id) });
  expect(send).not.toHaveProperty('parentSpanId');
  expect(call?.parentSpanId).toBe(send?.spanId);
  expect(attributesOf(call)).toEqual({
    'counterfoil.correlation_id': id,
    'counterfoil.provider_id': 'pizzeria',
    'counterfoil.outcome': 'accepted',
    'counterfoil.attempts': '1',
  });
  expect(JSON.stringify(spans)).not.toMatch(/Ada|ada/);
});

test('time without a network is a wait, also if another page has noted the command', () => {
  const trace = createCommandTrace();
  trace.pending([work({ state: 'queued' })], accepted, 5000);
  trace.pending([work()], accepted, 9000);
  expect(told(trace.pending([], accepted, 9100))).toEqual([
    ['wait', 1000, 9000],
    ['call', 9000, 9100],
    ['send', 1000, 9100],
  ]);
});

test('attempts belong to the call', () => {
  const trace = createCommandTrace();
  trace.pending([work()], accepted, 1000);
  trace.pending([work({ state: 'queued', attempts: 2 })], accepted, 3000);
  const spans = trace.pending([], accepted, 4000);
  expect(told(spans)[0]).toEqual(['call', 1000, 4000]);
  expect(attributesOf(spans[0])).toMatchObject({ 'counterfoil.attempts': '3' });
});

test.each([true, false])('a list shows the effect once; before the answer: %s', (isSeenFirst) => {
  const trace = createCommandTrace();
  trace.pending([work()], accepted, 1000);
  const see = () => told(trace.shows({ id: 'o', lastCommandId: id }, 1050));
  if (!isSeenFirst) trace.pending([], accepted, 1040);
  expect(see()).toEqual([['seen', 1000, 1050]]);
  expect(see()).toEqual([]);
  if (isSeenFirst) expect(told(trace.pending([], accepted, 1060))).toHaveLength(2);
  expect(trace.pending([], accepted, 2000)).toEqual([]);
});

test('a refusal has its code and reason, without its words, and is never seen', () => {
  const trace = createCommandTrace();
  trace.pending([work()], accepted, 1000);
  const rejection = {
    code: 'failed-precondition',
    message: 'Ada is late',
    details: { reason: 'expired', of: 'Ada' },
  } as const;
  const spans = trace.pending([], () => rejection, 1080);
  expect(attributesOf(spans[1])).toMatchObject({ 'counterfoil.outcome': 'rejected failed-precondition expired' });
  expect(JSON.stringify(spans)).not.toContain('Ada');
  expect(trace.shows({ id: 'o', lastCommandId: id }, 1100)).toEqual([]);
});

test('another user ends nothing, and records have no trace', () => {
  const trace = createCommandTrace();
  const { command: _, ...record } = work();
  trace.pending([record], accepted, 1000);
  expect(trace.pending([], accepted, 1100)).toEqual([]);
  trace.pending([work()], accepted, 1000);
  trace.forget();
  expect(trace.pending([], accepted, 1100)).toEqual([]);
});
