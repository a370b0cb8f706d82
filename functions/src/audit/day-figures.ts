import { auditedDays, between, daySchema, daysPath, type Finding } from '@counterfoil/domain';
import type { Moment } from './moment.ts';
import { readDocuments } from './read-documents.ts';

/** A day's figures by path: `sales`, `items › pizza › amount`. */
export type Figures = Map<string, number>;
export type Days = Map<string, Figures>;

export const add = (figures: Figures, path: readonly string[], amount: number): void => {
  const key = path.join(between);
  figures.set(key, (figures.get(key) ?? 0) + amount);
};

export const on = (days: Days, day: string): Figures => {
  const known = days.get(day) ?? new Map<string, number>();
  days.set(day, known);
  return known;
};

const addTree = (figures: Figures, path: readonly string[], value: unknown): void => {
  if (typeof value === 'number') add(figures, path, value);
  else for (const [key, inner] of Object.entries(value ?? {})) addTree(figures, [...path, key], inner);
};

/** The stored days with all of their figures, summed over the shards. */
export const readDays = async (moment: Moment, providerId: string): Promise<Days> => {
  const days: Days = new Map();
  for (const { day, ...figures } of await readDocuments(moment, auditedDays(providerId), daySchema))
    addTree(on(days, day), [], figures);
  return days;
};

/**
 * Compares days with a recount, one finding per day.
 *
 * @param counts true for the figures that the recount knows
 */
export const dayFindings = (
  audit: 'days' | 'sales',
  providerId: string,
  { expected, kept }: { readonly expected: Days; readonly kept: Days },
  counts: (name: string) => boolean,
): Finding[] =>
  [...new Set([...expected.keys(), ...kept.keys()])].sort().flatMap((day): Finding[] => {
    const [should, does] = [on(expected, day), on(kept, day)];
    const names = [...new Set([...should.keys(), ...does.keys()])]
      .filter((name) => counts(name) && (should.get(name) ?? 0) !== (does.get(name) ?? 0))
      .sort();
    if (names.length === 0) return [];
    const figures = (of: Figures) => Object.fromEntries(names.map((name) => [name, of.get(name) ?? 0]));
    const where = `${daysPath(providerId)}/${day}_0`;
    return [{ audit, what: 'day.differs', where, from: [], expected: figures(should), found: figures(does) }];
  });
