import { expect, test } from 'vitest';
import { derivedEvent } from './derived-event.ts';
import { correlationIdIn, isSampled, spanIdOf, traceIdOf } from './trace-ids.ts';

test('the trace of a UUID has its digits, so that nobody needs a table', () => {
  const digits = '0190f3b27c417abc8def0123456789ab';
  expect(traceIdOf('0190f3b2-7c41-7abc-8def-0123456789ab')).toBe(digits);
  expect(traceIdOf('0190F3B2-7C41-7ABC-8DEF-0123456789AB')).toBe(digits);
});

test('any other id has a digest, the same in every release', () => {
  expect(traceIdOf('expire~abc')).toBe('a9a9293400b7bb9dcf855605651ed431');
  expect(spanIdOf('send', 'a')).toBe('042bbc973083c7fe');
  expect(spanIdOf('commit', 'a')).toBe('178db48146feaa8d');
});

test('no two ids in a hundred thousand share a trace or a span, and none is the forbidden one', () => {
  const ids = Array.from({ length: 100_000 }, (_, n) => `c${n}`);
  const all = ids.flatMap((id) => [spanIdOf('send', id), spanIdOf('commit', id)]);
  expect(new Set(ids.map(traceIdOf)).size).toBe(ids.length);
  expect(new Set(all).size).toBe(2 * ids.length);
  expect(all).not.toContain('0'.repeat(16));
  expect(traceIdOf('00000000-0000-0000-0000-000000000000')).toMatch(/[1-9a-f]/);
});

test('a share of the traces is about that many', () => {
  const traces = Array.from({ length: 20_000 }, (_, n) => traceIdOf(`expire~${n}`));
  const count = (share: number) => traces.filter((trace) => isSampled(trace, share)).length;
  expect([count(0), count(1)]).toEqual([0, traces.length]);
  expect(count(0.1) / traces.length).toBeCloseTo(0.1, 1);
});

test('events and notifications name the command that they follow', () => {
  const now = new Date(0);
  const entity = { entityType: 'stock', entityId: 'flour_1' };
  const event = { type: 'low', payload: {}, version: 1 };
  const derived = derivedEvent({ id: 'abc_0', correlationId: 'abc', turn: 2 }, entity, event, now);
  for (const id of ['abc_0', 'abc_12.news', String(derived.id)]) expect(correlationIdIn(id)).toBe('abc');
  expect(correlationIdIn('expire~a_b_3')).toBe('expire~a_b');
  expect(correlationIdIn('alice.r.reservation1h.1780000000000')).toBeUndefined();
});
