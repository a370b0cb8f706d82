import { expect, test } from 'vitest';
import { openSections, sectionHref } from './sections.ts';

test('a restaurant without bookings sets up no services', () => {
  const open = openSections({ modules: ['restaurant'] });
  expect(open).toContain('hours');
  expect(open).not.toContain('services');
  expect(open).not.toContain('plans');
});

test('a salon with subscriptions has everything', () => {
  expect(openSections({ modules: ['booking', 'subscriptions'] })).toHaveLength(12);
});

test('the guide stands at the address of the page', () => {
  expect(sectionHref('salon', 'guide')).toBe('/at/salon/set-up');
  expect(sectionHref('salon', 'plans')).toBe('/at/salon/set-up/plans');
});
