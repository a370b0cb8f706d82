import { expect, test } from 'vitest';
import { receiptPath } from './receipt.ts';

/** Ids as a device makes them: a time in front, so that they grow. */
const growing = Array.from({ length: 4000 }, (_, n) => `0193${(0x1000_0000 + n).toString(16)}-7abc`);

test('spreads the receipts of one busy person over the keys', () => {
  const heads = growing.map((id) => receiptPath({ kind: 'user', uid: 'till' }, id).slice('receipts/'.length)[0] ?? '');
  const sizes = [...new Set(heads)].map((head) => heads.filter((one) => one === head).length);
  expect(sizes.length).toBe(32);
  expect(Math.max(...sizes)).toBeLessThan(180);
});

test('names the actor and the command', () => {
  expect(receiptPath({ kind: 'user', uid: 'anna' }, 'c1')).toMatch(/^receipts\/[0-9A-Z]{4}\.user\.anna\.c1$/);
  expect(receiptPath({ kind: 'system', name: 'stripe' }, 'c1')).toMatch(/^receipts\/[0-9A-Z]{4}\.system\.stripe\.c1$/);
});
