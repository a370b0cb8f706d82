import { expect, test } from 'vitest';
import { deviceReportSchema, reportedBy } from './device-report.ts';
import { countOf, percentileOf } from './histogram.ts';

const report = { lost: 1, documents: 10, cached: 4, reconnects: 2, slowQueries: 1, lists: 10, stale: 1 };

test('reports of devices add up, weighted by their commands', () => {
  const fast = { ...report, seen: { count: 90, p50: 50, p95: 60 }, answered: { count: 90, p50: 40, p95: 50 } };
  const slow = { ...report, seen: { count: 10, p50: 2000, p95: 9000 } };
  const sum = reportedBy([fast, slow]);
  expect(sum).toMatchObject({
    sent: 90,
    lost: 2,
    documents: 20,
    cached: 8,
    reconnects: 4,
    slowQueries: 2,
    current: 90,
  });
  expect(countOf(sum.seen)).toBe(100);
  expect(percentileOf(sum.seen, 50)).toBeGreaterThan(45);
  expect(percentileOf(sum.seen, 50)).toBeLessThan(56);
  expect(percentileOf(sum.seen, 95)).toBeGreaterThan(1500);
});

test('what no device of ours writes counts for nothing, and more cached than shown is all of it', () => {
  for (const odd of [
    undefined,
    null,
    'x',
    {},
    { ...report, lost: -1 },
    { ...report, more: 1 },
    { ...report, seen: {} },
  ]) {
    expect(deviceReportSchema.safeParse(odd).success).toBe(false);
    expect(reportedBy([odd])).toEqual(reportedBy([]));
  }
  expect(reportedBy([{ ...report, cached: 99, stale: 99 }])).toMatchObject({ cached: 10, current: 0 });
});
