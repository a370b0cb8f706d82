import { isDeepStrictEqual } from 'node:util';
import { applyWrite, daysPath, type Fields } from '@counterfoil/domain';
import { projectDay } from '../projections/project-day.ts';
import type { Rebuildable } from './rebuildable.ts';

const withoutStamp = ({ updatedAt: _u, ...figures }: Fields): Fields => figures;

/** The days of a provider, by the same code as the live projection. */
export const rebuildDays: Rebuildable = {
  name: 'days',
  collection: daysPath,
  changes: async (event) =>
    (await projectDay(event)).map((write) => ({
      id: write.path.slice(write.path.lastIndexOf('/') + 1),
      apply: (before) => applyWrite(before, write, event.now) ?? {},
    })),
  replacements: async (pairs) =>
    pairs.map(({ shadow, live }) =>
      live && isDeepStrictEqual(withoutStamp(live), withoutStamp(shadow)) ? undefined : shadow,
    ),
};
