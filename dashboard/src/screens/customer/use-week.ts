import type { FreeSlot } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { useMemo } from 'react';
import { combineLatest, map } from 'rxjs';
import { useCounterfoil } from '../../shell/client.tsx';

export type Week = ReadonlyMap<string, readonly FreeSlot[]>;

const nothing: Week = new Map();

/** The slots of several days, live. All days share the documents that they read. */
export const useWeek = (providerId: string, serviceId: string | undefined, days: readonly string[]) => {
  const counterfoil = useCounterfoil();
  const key = days.join();
  const week = useMemo(() => {
    if (!serviceId) return undefined;
    const names = key.split(',');
    const provider = counterfoil.provider(providerId);
    return combineLatest(names.map((day) => provider.slots(serviceId, day))).pipe(
      map((all) => ({
        data: new Map(all.map(({ data }, n) => [names[n] ?? '', data])) as Week,
        fromCache: all.some(({ fromCache }) => fromCache),
        pendingWrites: all.some(({ pendingWrites }) => pendingWrites),
        at: new Date(),
      })),
    );
  }, [counterfoil, providerId, serviceId, key]);
  return useLive(week, nothing, { keepData: true });
};
