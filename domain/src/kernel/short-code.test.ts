import { describe, expect, test } from 'vitest';
import { hash53, shortCode } from './short-code.ts';

const keys = Array.from({ length: 8000 }, (_, n) => `salon/user-${n % 97}/booking-${n}`);

describe('a short code', () => {
  test('has eight characters that nobody can misread', () => {
    for (const key of keys) expect(shortCode(key)).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  });

  test('stays the same for the same text, because tickets carry it in print', () => {
    expect(shortCode('salon/alice/r')).toBe('66WT5MZ5');
    expect(shortCode('salon/alice/s')).toBe('E07DRHJ1');
  });

  test('has no collision among 8000 keys', () => {
    expect(new Set(keys.map(shortCode)).size).toBe(keys.length);
  });
});

describe('a hash', () => {
  test('is a non-negative safe integer', () => {
    for (const key of ['', 'ä', '🎫', ...keys]) {
      expect(Number.isSafeInteger(hash53(key))).toBe(true);
      expect(hash53(key)).toBeGreaterThanOrEqual(0);
    }
  });

  test('spreads neighbouring keys evenly over eight shards', () => {
    const shards = Array.from({ length: 8 }, () => 0);
    for (const key of keys) shards[hash53(key) % 8] = (shards[hash53(key) % 8] ?? 0) + 1;
    for (const size of shards) {
      expect(size).toBeGreaterThan(850);
      expect(size).toBeLessThan(1150);
    }
  });
});
