import { expect, test } from 'vitest';
import { createEventSample } from './event-sample.ts';
import { countOf, histogramOf } from './histogram.ts';

const noon = Date.UTC(2030, 0, 1, 12);
const at = (ms: number): Date => new Date(noon + ms);

const event = (correlationId: string, metadata: object = {}, rest: object = {}) => ({
  correlationId,
  createdAt: at(10_000),
  syncStatus: 'processed',
  processedAt: at(10_200),
  metadata: { issuedAt: at(9_900), receivedAt: at(9_980), ...metadata },
  ...rest,
});

test('an event tells each part of its way, and a command counts once', () => {
  const sample = createEventSample();
  sample.add(event('a'));
  sample.add(event('a'));
  sample.add(event('b', { conflicts: 2, retries: 3, errors: 1 }, { createdAt: at(70_000), processedAt: at(70_050) }));
  const [first, second] = [...sample.minutes().entries()];
  expect(first).toEqual([
    noon,
    expect.objectContaining({
      ...{ events: 2, commands: 1, dropped: 0 },
      ...{ committed: histogramOf([100]), executed: histogramOf([20]), projected: histogramOf([200, 200]) },
    }),
  ]);
  expect(second?.[1]).toMatchObject({ events: 1, commands: 1, conflicts: 2, retries: 3, errors: 1 });
});

test('an event that is not projected has been dropped', () => {
  const sample = createEventSample();
  sample.add(event('a', {}, { syncStatus: 'pending', processedAt: null }));
  sample.add(event('b', {}, { syncStatus: 'failed' }));
  expect([...sample.minutes().values()]).toMatchObject([{ events: 2, dropped: 2, projected: {} }]);
});

test('events of earlier versions count without their way; wrong clocks and offline hours measure nothing', () => {
  const sample = createEventSample();
  sample.add(event('a', { issuedAt: undefined, receivedAt: undefined }));
  sample.add(event('b', { issuedAt: at(-3_600_000) }));
  sample.add(event('c', { issuedAt: at(3_600_000), errors: -7 }));
  sample.add(event('d', { issuedAt: at(10_005) }));
  sample.add({ type: 'malformed' });
  const [slot] = sample.minutes().values();
  expect(slot).toMatchObject({ events: 4, errors: 0, committed: histogramOf([0]) });
  expect(countOf(slot?.executed ?? {})).toBe(3);
});
