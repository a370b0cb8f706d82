import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Place } from '../profile/listing.ts';
import { cellsOf } from './cells.ts';
import { distanceKm } from './distance.ts';
import { nextRing, type Ring } from './rings.ts';

/** All rings around a place; `found` tells whether a ring had anything. */
const ringsAround = (here: Place, found: (ring: Ring) => boolean): Ring[] => {
  const rings: Ring[] = [];
  for (let ring = nextRing(here); ring; ring = nextRing(here, ring, found(ring))) rings.push(ring);
  return rings;
};

const isIn = ({ cells }: Ring, place: Place): boolean => cellsOf(place).some((cell) => cells.includes(cell));

const places = fc.record({
  latitude: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, -89.9999, 0, 89.9999, 90)),
  longitude: fc.oneof(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.constantFrom(-180, -179.9999, 0, 179.9999, 180),
  ),
});

const nearby = fc.record({
  up: fc.double({ min: -1, max: 1, noNaN: true }),
  side: fc.double({ min: -1, max: 1, noNaN: true }),
  size: fc.constantFrom(0.001, 0.01, 0.1, 1, 10),
});

const beside = (
  { latitude, longitude }: Place,
  { up, side, size }: { up: number; side: number; size: number },
): Place => ({
  latitude: Math.max(-90, Math.min(90, latitude + up * size)),
  longitude: ((longitude + side * size + 540) % 360) - 180,
});

describe('the rings around a place', () => {
  test('hold every place once, and name few cells, whatever they find', () => {
    fc.assert(
      fc.property(places, places, nearby, fc.boolean(), (here, there, step, found) => {
        const rings = ringsAround(here, () => found);
        expect(Math.max(...rings.map(({ cells }) => cells.length))).toBeLessThanOrEqual(24);
        expect(rings.length).toBeLessThanOrEqual(17);
        for (const place of [there, beside(here, step)]) {
          expect(rings.filter((ring) => isIn(ring, place))).toHaveLength(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('leave out nothing that is nearer than they cover', () => {
    fc.assert(
      fc.property(places, nearby, (here, step) => {
        const there = beside(here, step);
        const rings = ringsAround(here, () => true);
        const holding = rings.findIndex((ring) => isIn(ring, there));
        expect(rings[holding - 1]?.coveredKm ?? 0).toBeLessThanOrEqual(distanceKm(here, there) + 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  test('begin within walking distance, and reach 50 km in six steps without a find', () => {
    const rings = ringsAround({ latitude: 48.1, longitude: 11.6 }, () => false);
    expect(rings[0]?.coveredKm).toBeCloseTo(0.15, 2);
    expect(rings.findIndex(({ coveredKm }) => coveredKm >= 50)).toBeLessThanOrEqual(5);
    expect(rings.at(-1)?.coveredKm).toBe(Number.POSITIVE_INFINITY);
  });
});

test.each([
  ['at the border of a cell', { latitude: 0.0001, longitude: 0.0001 }, { latitude: -0.0001, longitude: -0.0001 }],
  ['across the date line', { latitude: 10, longitude: 179.9999 }, { latitude: 10, longitude: -179.9999 }],
  ['on the date line, written both ways', { latitude: 10, longitude: 180 }, { latitude: 10, longitude: -180 }],
  ['across the pole', { latitude: 89.9999, longitude: 10 }, { latitude: 89.9999, longitude: -170 }],
])('a neighbour %s is in the first ring', (_, here, there) => {
  expect(distanceKm(here, there)).toBeLessThan(0.05);
  const first = nextRing(here);
  expect(first && isIn(first, there)).toBe(true);
});

test('distances are those along the surface', () => {
  const paris = { latitude: 48.8566, longitude: 2.3522 };
  expect(distanceKm(paris, { latitude: 51.5074, longitude: -0.1278 })).toBeCloseTo(343.6, 0);
  expect(distanceKm(paris, paris)).toBe(0);
  expect(distanceKm({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 77 })).toBeCloseTo(20015, 0);
});
