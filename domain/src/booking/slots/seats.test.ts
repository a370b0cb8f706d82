import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peakSeats, slotKey, slotKeys, withSeats } from './seats.ts';

const time = (text: string) => new Date(`2026-05-04T${text}:00Z`);
const key = (text: string) => `2026-05-04T${text}Z`;

describe('the keys of a reservation', () => {
  test('are all slots that it overlaps', () => {
    expect(slotKeys(time('10:00'), time('10:30'), () => 30)).toEqual([key('10:00')]);
    expect(slotKeys(time('10:00'), time('11:30'), () => 30)).toEqual([key('10:00'), key('10:30'), key('11:00')]);
  });

  test('include a slot that it uses in part', () => {
    expect(slotKeys(time('10:00'), time('10:45'), () => 30)).toEqual([key('10:00'), key('10:30')]);
    expect(slotKeys(time('10:00'), time('10:10'), () => 30)).toEqual([key('10:00')]);
  });
});

describe('peakSeats', () => {
  const booked = { [key('10:00')]: 2, [key('10:30')]: 5, [key('11:00')]: 1 };
  const peak = (from: string, to: string) => peakSeats([{ booked, slotMinutes: 30 }], 30, time(from), time(to));

  test('is the fullest moment, not the sum', () => {
    expect(peak('10:00', '11:30')).toBe(5);
    expect(peak('11:00', '11:30')).toBe(1);
  });

  test('leaves out slots that end at the start or start at the end', () => {
    expect(peak('09:30', '10:00')).toBe(0);
    expect(peak('10:00', '10:30')).toBe(2);
    expect(peak('11:30', '12:00')).toBe(0);
  });

  test('adds up slots that overlap after a change of the grid', () => {
    const shifted = { [key('10:00')]: 2, [key('10:15')]: 3 };
    expect(peakSeats([{ booked: shifted, slotMinutes: 30 }], 30, time('10:00'), time('10:45'))).toBe(5);
    expect(peakSeats([{ booked: shifted, slotMinutes: 30 }], 30, time('10:30'), time('10:45'))).toBe(3);
  });
});

describe('seats of the same slot in two documents', () => {
  const old = { booked: { [key('10:00')]: 3, [key('10:30')]: 1 }, slotMinutes: 30 };

  test('are summed, so that a release in one document counts in the other', () => {
    const released = { booked: { [key('10:00')]: -2 }, slotMinutes: 60 };
    const peak = (from: string, to: string) => peakSeats([old, released], 30, time(from), time(to));
    expect(peak('10:00', '10:30')).toBe(1);
    // The longer slot counts, but its release takes nothing from the next one.
    expect(peak('10:30', '11:00')).toBe(2);
  });

  test('last as long as the service says if neither document has fixed it', () => {
    expect(peakSeats([{ booked: { [key('10:00')]: 1 } }], 60, time('10:30'), time('11:00'))).toBe(1);
    expect(peakSeats([{ booked: { [key('10:00')]: 1 } }], 30, time('10:30'), time('11:00'))).toBe(0);
  });
});

describe('withSeats', () => {
  test('adds seats, releases seats and removes empty slots', () => {
    const booked = withSeats({}, [key('10:00'), key('10:30')], 2);
    expect(booked).toEqual({ [key('10:00')]: 2, [key('10:30')]: 2 });
    expect(withSeats(booked, [key('10:30')], -2)).toEqual({ [key('10:00')]: 2 });
    expect(withSeats(booked, [key('10:30')], 1)).toEqual({ [key('10:00')]: 2, [key('10:30')]: 3 });
  });

  test('does not change its input', () => {
    const before = Object.freeze({ [key('10:00')]: 1 });
    withSeats(before, [key('10:00')], 4);
    expect(before).toEqual({ [key('10:00')]: 1 });
  });
});

const booking = fc.record({ slot: fc.nat(20), seats: fc.integer({ min: 1, max: 4 }) });
const terms = fc.record({
  slotMinutes: fc.constantFrom(15, 30, 60),
  durationMinutes: fc.integer({ min: 5, max: 200 }),
  capacity: fc.integer({ min: 1, max: 6 }),
});

test('random reservations never exceed the capacity at any moment', () => {
  fc.assert(
    fc.property(terms, fc.array(booking, { maxLength: 40 }), ({ slotMinutes, durationMinutes, capacity }, requests) => {
      let booked: Record<string, number> = {};
      const seated: { from: number; to: number; seats: number }[] = [];
      for (const { slot, seats } of requests) {
        const start = new Date(time('08:00').getTime() + slot * slotMinutes * 60_000);
        const end = new Date(start.getTime() + durationMinutes * 60_000);
        if (seats > capacity - peakSeats([{ booked, slotMinutes }], slotMinutes, start, end)) continue;
        booked = withSeats(
          booked,
          slotKeys(start, end, () => slotMinutes),
          seats,
        );
        seated.push({ from: start.getTime(), to: end.getTime(), seats });
      }
      for (const { from } of seated) {
        const there = seated.filter((other) => other.from <= from && from < other.to);
        expect(there.reduce((sum, { seats }) => sum + seats, 0)).toBeLessThanOrEqual(capacity);
      }
    }),
  );
});

test('a key is the start in UTC to the minute', () => {
  expect(slotKey(new Date('2026-03-29T01:30:00+01:00'))).toBe('2026-03-29T00:30Z');
});
