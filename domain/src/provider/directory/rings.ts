import type { Place } from '../profile/listing.ts';
import { cellsAround, finestLevel } from './cells.ts';
import { degreeKm, narrowing } from './distance.ts';

/** A part of the globe around a place, without the part that an earlier ring has covered. */
export interface Ring {
  /** At most 24 cells of mixed levels, as many as one query may name. */
  readonly cells: readonly string[];
  /** The level of the block of cells that this ring and all earlier ones cover together. */
  readonly level: number;
  /** Nothing nearer than this lies outside of that block. */
  readonly coveredKm: number;
}

const digits = ['0', '1', '2', '3'];

/** A block reaches at least one cell beyond the place, in each direction. */
const coveredKm = ({ latitude }: Place, level: number): number => {
  if (level === 1) return Number.POSITIVE_INFINITY;
  const height = 180 / 2 ** level;
  return height * degreeKm * Math.min(1, 2 * narrowing(Math.abs(latitude) + 2 * height));
};

/** The cells, or parts of them, that lie outside of others. */
const outside = (cell: string, covered: ReadonlySet<string>): string[] => {
  if (covered.has(cell)) return [];
  const isTouched = [...covered].some((other) => other.startsWith(cell));
  return isTouched ? digits.flatMap((digit) => outside(cell + digit, covered)) : [cell];
};

/**
 * The next ring around a place, from the nearest block of cells to the whole globe. It is twice as wide as the block
 * within, or four times, if that had nothing. Every place lies in exactly one ring, so no document is read twice.
 *
 * @returns `undefined` once the rings have covered the globe
 */
export const nextRing = (place: Place, before?: Pick<Ring, 'level'>, foundAny = false): Ring | undefined => {
  if (before?.level === 1) return undefined;
  const level = before ? Math.max(1, before.level - (foundAny ? 1 : 2)) : finestLevel;
  const covered = before ? cellsAround(place, before.level) : new Set<string>();
  const cells = [...cellsAround(place, level)].flatMap((cell) => outside(cell, covered));
  return { cells, level, coveredKm: coveredKm(place, level) };
};
