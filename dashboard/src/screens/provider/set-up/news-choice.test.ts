import { expect, test } from 'vitest';
import { isWanted, newsFor } from './news-choice.ts';

const email = { kind: 'booking', channel: 'email' } as const;

test('a cook hears of the kitchen, and no money', () => {
  expect(newsFor('kitchen')).toEqual(['lowStock', 'printerFailed']);
  expect(newsFor('staff')).not.toContain('payment');
});

test('without a choice, only heads get e-mails', () => {
  expect(isWanted({}, 'owner', email)).toBe(true);
  expect(isWanted({}, 'staff', email)).toBe(false);
  expect(isWanted({ booking: { email: true } }, 'staff', email)).toBe(true);
});

test('without the inbox, no channel tells', () => {
  expect(isWanted({ booking: { inbox: false, email: true } }, 'owner', email)).toBe(false);
});
