import type { FreeSlot } from '@counterfoil/client';

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

const partAt = (hour: number): PartOfDay => (hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening');

/** The slots of a day, divided where people do. `hourOf` tells the local hour. */
export const partsOfDay = (
  slots: readonly FreeSlot[],
  hourOf: (at: Date) => number,
): readonly (readonly [PartOfDay, readonly FreeSlot[]])[] =>
  (['morning', 'afternoon', 'evening'] as const)
    .map((part) => [part, slots.filter(({ start }) => partAt(hourOf(start)) === part)] as const)
    .filter(([, of]) => of.length > 0);
