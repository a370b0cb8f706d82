import { expect, test } from 'vitest';
import { stationIn, stationPath } from './station-path.ts';

test.each(['oven', '100% vegan', 'Grill & Pass', '50% / 50%?', 'C++ #1, a@b: $5; x=y', 'مشويات'])(
  'the address of «%s» leads back to it',
  (station) => {
    // As the router does it.
    const part = decodeURI(stationPath('pizzeria', station)).split('/').at(-1) ?? '';
    expect(stationIn(part)).toBe(station);
  },
);
