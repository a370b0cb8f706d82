import { describe, expect, test } from 'vitest';
import { rejectionCatalogue, textOf } from '../rejections.ts';

const entries = rejectionCatalogue().map((entry) => [entry.reason, entry] as const);

test.each(entries)('%s has a sentence in each language', (_, { texts }) => {
  expect(texts.en).toMatch(/^[A-Z].*\.$/);
  expect(texts.ar).toMatch(/^[\u0600-\u06FF].*\.$/);
});

describe('the text of a rejection', () => {
  test('follows its reason and the language of its reader', () => {
    const full = { code: 'resource-exhausted', details: { reason: 'slot-full', available: 0 } } as const;
    expect(textOf(full, 'en-GB')).toBe('There are not enough free seats at this time.');
    expect(textOf(full, 'ar-EG')).toBe('لا توجد مقاعد كافية في هذا الوقت.');
  });

  test('follows its code if an earlier version stored it, or if the reason is unknown', () => {
    expect(textOf({ code: 'aborted' })).toContain('Somebody has changed this');
    const newer = JSON.parse('{ "code": "resource-exhausted", "details": { "reason": "toString" } }');
    expect(textOf(newer)).toBe('A limit is reached.');
  });
});
