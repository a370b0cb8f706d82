import type { Counterfoil, FreeSlot, Live } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { useMemo } from 'react';
import { asapScheduler, auditTime, combineLatest, filter, map, startWith } from 'rxjs';
import { useCounterfoil } from '../../shell/client.tsx';

export type Week = ReadonlyMap<string, readonly FreeSlot[]>;

const nothing: Week = new Map();

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

/** The slots of several days, live. All days share the documents that they read. */
export const useWeek = (providerId: string, serviceId: string | undefined, days: readonly string[]) => {
  const counterfoil = useCounterfoil();
  const key = days.join();
  const week = useMemo(
    () => (serviceId ? weekOf(counterfoil, providerId, serviceId, key.split(',')) : undefined),
    [counterfoil, providerId, serviceId, key],
  );
  return useLive(week, nothing, { keepData: true });
};
