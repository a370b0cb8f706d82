// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { emptyMemory } from './memory.ts';
import { forgetOthers, readMemory, storeMemory } from './stored-memory.ts';

const place = { providerId: 'pizzeria', station: 'oven' };
const luca = { uid: 'luca', ...place };
const dish = { lineId: 'a', name: 'Margherita', quantity: 1, note: 'no basil', status: 'ready' };
const memory = { ...emptyMemory, done: [{ ...dish, orderId: 'o', number: 12, at: '2026-11-24T19:00:00.000Z' }] };

test('a display remembers for one person, and forgets the others', () => {
  storeMemory(luca, memory);
  localStorage.setItem('kitchen pizzeria oven', JSON.stringify(memory));
  localStorage.setItem('language', 'ar');
  expect(readMemory(luca)).toEqual(memory);
  expect(readMemory({ uid: 'sofia', ...place })).toEqual(emptyMemory);
  forgetOthers('luca');
  expect(Object.keys(localStorage).sort()).toEqual(['kitchen luca pizzeria oven', 'language']);
  forgetOthers('sofia');
  expect(Object.keys(localStorage)).toEqual(['language']);
});

test('a memory of another version is as good as none', () => {
  localStorage.setItem('kitchen luca pizzeria oven', '{"tickets":{}}');
  expect(readMemory(luca)).toEqual(emptyMemory);
});
