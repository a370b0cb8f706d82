import { expect, test } from 'vitest';
import { deviceId } from './device-id.lazy.ts';

const storageWith = (entries: Record<string, string> = {}) => {
  const stored = new Map(Object.entries(entries));
  return {
    stored,
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  };
};

test('returns the same id at every start', () => {
  const storage = storageWith();
  const id = deviceId(storage);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(storage.stored.get('counterfoil/device')).toBe(id);
  expect(deviceId(storageWith({ 'counterfoil/device': 'till-1' }))).toBe('till-1');
  expect(deviceId(storage)).toBe(id);
});

test('replaces an invalid stored id', () => {
  const storage = storageWith({ 'counterfoil/device': 'not an id' });
  expect(deviceId(storage)).toMatch(/^[0-9a-f]{32}$/);
  expect(deviceId(storage)).toBe(storage.stored.get('counterfoil/device'));
});

test('returns one id per process if the browser cannot store it', () => {
  const fullStorage = {
    getItem: () => null,
    setItem: () => {
      throw new Error('the quota is used up');
    },
  };
  expect(deviceId(fullStorage)).toBe(deviceId(undefined));
  expect(deviceId(undefined)).toMatch(/^[0-9a-f]{32}$/);
});
