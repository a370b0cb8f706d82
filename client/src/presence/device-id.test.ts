import { expect, test } from 'vitest';
import { deviceId } from './device-id.lazy.ts';

const storageWith = (entries: Record<string, string> = {}) => {
  const kept = new Map(Object.entries(entries));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

test('an installation has the same id at every start', () => {
  const storage = storageWith();
  const id = deviceId(storage);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(storage.kept.get('counterfoil/device')).toBe(id);
  expect(deviceId(storageWith({ 'counterfoil/device': 'till-1' }))).toBe('till-1');
  expect(deviceId(storage)).toBe(id);
});

test('what is no id is replaced by one', () => {
  const storage = storageWith({ 'counterfoil/device': 'not an id' });
  expect(deviceId(storage)).toMatch(/^[0-9a-f]{32}$/);
  expect(deviceId(storage)).toBe(storage.kept.get('counterfoil/device'));
});

test('where nothing can be kept, it is one for the process', () => {
  const refusing = {
    getItem: () => null,
    setItem: () => {
      throw new Error('the quota is used up');
    },
  };
  expect(deviceId(refusing)).toBe(deviceId(undefined));
  expect(deviceId(undefined)).toMatch(/^[0-9a-f]{32}$/);
});
