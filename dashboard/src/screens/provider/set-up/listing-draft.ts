import type { CommandPayloads } from '@counterfoil/client';
import { plainDigits } from '../../../words/plain-digits.ts';

type Listing = CommandPayloads['provider.list'];

/** A decimal degree as people type it, with a point or a comma. */
const degree = (typed: string, most: number): number | undefined => {
  const text = plainDigits(typed).replace(',', '.');
  const value = Number(text);
  return /^-?\d+(\.\d+)?$/.test(text) && Math.abs(value) <= most ? value : undefined;
};

export interface TypedListing {
  readonly text: string;
  readonly latitude: string;
  readonly longitude: string;
}

/** The listing as it is typed; `undefined` if its degrees are none. Without a place, nobody finds it nearby. */
export const readListing = ({ text, latitude, longitude }: TypedListing): Listing | undefined => {
  const line = text.trim();
  const said = line ? { text: line } : {};
  if (!latitude.trim() && !longitude.trim()) return said;
  const [north, east] = [degree(latitude, 90), degree(longitude, 180)];
  if (north === undefined || east === undefined) return undefined;
  return { ...said, place: { latitude: north, longitude: east } };
};
