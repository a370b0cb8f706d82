import { expect, test } from 'vitest';
import { withoutAddresses } from './without-addresses.ts';

test.each([
  [
    'EENVELOPE: 550 5.1.1 <ada@example.com>: Recipient address rejected',
    'EENVELOPE: 550 5.1.1 <‹address›>: Recipient address rejected',
  ],
  ['no mailbox ada.l+news@mail.example.co.uk, try later', 'no mailbox ‹address›, try later'],
  ['HTTP 400: +39 06 555-0001 is no number', 'HTTP 400: ‹number› is no number'],
  ['messaging/invalid-argument: 2 of 40 at 127.0.0.1:25', 'messaging/invalid-argument: 2 of 40 at 127.0.0.1:25'],
])('%s', (text, told) => {
  expect(withoutAddresses(text)).toBe(told);
});

test('a long word costs no time that a function would notice', () => {
  const begin = performance.now();
  const word = 'a'.repeat(200_000);
  expect(withoutAddresses(`${word} ada@example.com`)).toBe(`${word} ‹address›`);
  expect(performance.now() - begin).toBeLessThan(2000);
});
