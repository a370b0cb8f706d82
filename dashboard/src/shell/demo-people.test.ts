import { expect, test } from 'vitest';
import { crew, customers, olga } from '../../../scripts/demo/people.ts';
import { pizzeria } from '../../../scripts/demo/pizzeria.ts';
import { salon } from '../../../scripts/demo/salon.ts';
import { openSections, sectionHref } from '../screens/provider/set-up/sections.ts';
import { demoPages, demoPeople } from './demo-people.ts';

test('each person behind a door lives in the demo', () => {
  const known = [...crew, ...customers, olga].map(({ email }) => email);
  for (const { email } of [...demoPeople, ...demoPages]) expect(known).toContain(email);
});

test('one click leads to each section of the set-up, and the salon of the demo has each of them', () => {
  const sections = openSections(salon.profile).filter((section) => section !== 'guide');
  const addresses = sections.map((section) => sectionHref(salon.providerId, section));
  const doors = demoPages.map(({ path }) => path).filter((path) => path.includes('/set-up/'));
  expect(doors.toSorted()).toEqual(addresses.toSorted());
});

test('each page behind a door is at a place of the demo', () => {
  const places = [salon.providerId, pizzeria.providerId];
  for (const { path } of demoPages) {
    const [, first, place] = path.split('/');
    if (first === 'at' || first === 'p') expect(places).toContain(place);
  }
});
