import type { Counterfoil, FreeSlot, Live } from '@counterfoil/client';
import { asapScheduler, auditTime, combineLatest, filter, map, startWith } from 'rxjs';

export const weekLength = 7;

export type Week = ReadonlyMap<string, readonly FreeSlot[]>;

/** The slots of several days. Each day is there once it is known: nobody waits for the end of the week. */
export const weekOf = (
  counterfoil: Counterfoil,
  providerId: string,
  serviceId: string,
  days: readonly string[],
): Live<Week> => {
  const provider = counterfoil.provider(providerId);
  return combineLatest(days.map((day) => provider.slots(serviceId, day).pipe(startWith(undefined)))).pipe(
    // Days that come together show together.
    auditTime(0, asapScheduler),
    map((all) => all.flatMap((state, n) => (state ? [{ ...state, day: days[n] ?? '' }] : []))),
    filter((known) => known.length > 0),
    map((known) => ({
      data: new Map(known.map(({ day, data }) => [day, data])),
      fromCache: known.some(({ fromCache }) => fromCache),
      pendingWrites: known.some(({ pendingWrites }) => pendingWrites),
      at: new Date(),
    })),
  );
};
