import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactText, exactTime, feedBegin } from './event-cursor.ts';

test('a time survives as text, to the microsecond', () => {
  const time = fc.record({ seconds: fc.nat(4_000_000_000), micros: fc.nat(999_999) });
  fc.assert(
    fc.property(time, ({ seconds, micros }) => {
      const exact = { seconds, nanoseconds: micros * 1000 };
      expect(exactTime(exactText(exact))).toEqual(exact);
    }),
  );
  expect(exactText({ seconds: 0, nanoseconds: 0 })).toBe(feedBegin.createdAt);
  expect(exactTime('2026-05-04T08:00:00Z')).toEqual({ seconds: 1_777_881_600, nanoseconds: 0 });
});

test.each(['', 'yesterday', '2026-05-04', '2026-13-04T08:00:00Z', '2026-05-04T08:00:00.1234567Z'])(
  'refuses %j',
  (text) => {
    expect(exactTime(text)).toBeUndefined();
  },
);
