import { useLive } from '@counterfoil/client/react';
import { useMemo } from 'react';
import { useCounterfoil } from '../../shell/client.tsx';
import { type Week, weekOf } from './week.ts';

const nothing: Week = new Map();

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
