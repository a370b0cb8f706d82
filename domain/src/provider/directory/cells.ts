import type { Place } from '../profile/listing.ts';

/**
 * Cells of the globe, as geohashes in base 4: each digit halves longitude and latitude. So a cell has four parts, its
 * name begins theirs, and at most latitudes it is nearly a square. A cell of the finest level is 153 m high.
 */
export const finestLevel = 17;

interface Cell {
  readonly x: number;
  readonly y: number;
}

const nameOf = ({ x, y }: Cell, level: number): string =>
  Array.from({ length: level }, (_, n) => {
    const bit = level - 1 - n;
    return 2 * ((y >> bit) & 1) + ((x >> bit) & 1);
  }).join('');

const cellAt = ({ latitude, longitude }: Place, level: number): Cell => {
  const count = 2 ** level;
  return {
    x: Math.floor(((longitude + 180) / 360) * count) % count,
    y: Math.min(count - 1, Math.floor(((latitude + 90) / 180) * count)),
  };
};

/** The cells of all levels that a place lies in. */
export const cellsOf = (place: Place): string[] => {
  const finest = nameOf(cellAt(place, finestLevel), finestLevel);
  return Array.from({ length: finestLevel }, (_, n) => finest.slice(0, n + 1));
};

/** Beyond the date line the first column follows; beyond a pole, the same row on the other side of the globe. */
const onGlobe = ({ x, y }: Cell, level: number): Cell => {
  const count = 2 ** level;
  const isBeyondPole = y < 0 || y >= count;
  const column = isBeyondPole ? x + count / 2 : x;
  return { x: (column + count) % count, y: y < 0 ? -1 - y : y >= count ? 2 * count - 1 - y : y };
};

const steps = [-1, 0, 1];

/** The cell of a place and its eight neighbours, so that a border nearby hides nothing. */
export const cellsAround = (place: Place, level: number): ReadonlySet<string> => {
  const { x, y } = cellAt(place, level);
  const block = steps.flatMap((dx) => steps.map((dy) => onGlobe({ x: x + dx, y: y + dy }, level)));
  return new Set(block.map((cell) => nameOf(cell, level)));
};
