import { afterEach, expect, test, vi } from 'vitest';
import { commandId } from '../commands/command-id.ts';
import { deviceId } from './device-id.lazy.ts';
import { randomBytes } from './random-bytes.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('returns as many bytes as asked for, others each time', () => {
  expect([randomBytes(8).length, randomBytes(8).every((byte) => byte >= 0 && byte < 256)]).toEqual([8, true]);
  expect(randomBytes(16)).not.toEqual(randomBytes(16));
});

test.each([undefined, {}])('names the package that helps on a platform without random numbers', (crypto) => {
  vi.stubGlobal('crypto', crypto);
  const helpful = expect.objectContaining({
    name: 'CounterfoilError',
    code: 'failed-precondition',
    message: expect.stringContaining('react-native-get-random-values'),
  });
  for (const create of [commandId, () => deviceId(undefined)]) expect(create).toThrow(helpful);
});
