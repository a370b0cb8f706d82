import { describe, expect, test } from 'vitest';
import { rateLimit } from '../config/settings.ts';
import { takeTokens } from './rate-limit.ts';

const { burst, perSecond } = rateLimit;
const at = (seconds: number) => new Date(seconds * 1000);
const person = (uid: string) => ({ kind: 'user', uid }) as const;

describe('a person', () => {
  test('sends a burst, then waits until there are enough tokens again', () => {
    const ann = person('ann');
    for (let sent = 0; sent < burst; sent += 100) expect(takeTokens(ann, 100, at(0))).toBe(0);
    expect(takeTokens(ann, 100, at(0))).toBe(100 / perSecond);
    expect(takeTokens(ann, 100, at(100 / perSecond - 1))).toBe(1);
    expect(takeTokens(ann, 100, at(100 / perSecond))).toBe(0);
  });

  test('loses nothing by asking too early, and nobody else waits', () => {
    const ben = person('ben');
    for (let sent = 0; sent < burst; sent += 100) takeTokens(ben, 100, at(0));
    for (let n = 0; n < 50; n++) expect(takeTokens(ben, 1, at(0))).toBe(1);
    expect(takeTokens(ben, 1, at(1))).toBe(0);
    expect(takeTokens(person('cy'), 100, at(0))).toBe(0);
  });

  test('never saves up more than a burst', () => {
    const dora = person('dora');
    takeTokens(dora, 1, at(0));
    for (let sent = 0; sent < burst; sent += 100) expect(takeTokens(dora, 100, at(1_000_000))).toBe(0);
    expect(takeTokens(dora, 1, at(1_000_000))).toBe(1);
  });
});

test('a system has no limit', () => {
  for (let n = 0; n < 100; n++) expect(takeTokens({ kind: 'system', name: 'import' }, 100, at(0))).toBe(0);
});
