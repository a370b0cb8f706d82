import { useConnection } from '@counterfoil/client/react';
import { useMemo } from 'react';

/**
 * Ids of what this device has changed of a provider, and the server has not settled: its bookings, unless the field of
 * a payload that names something else is given.
 */
export const useUnsettled = (providerId: string, field = 'reservationId'): ReadonlySet<string> => {
  const { pending } = useConnection();
  return useMemo(
    () =>
      new Set(
        pending
          .filter((work) => work.providerId === providerId)
          .map(({ command }) => String(Reflect.get(Object(command?.payload), field))),
      ),
    [pending, providerId, field],
  );
};
