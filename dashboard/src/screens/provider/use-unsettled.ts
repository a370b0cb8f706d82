import { useConnection } from '@counterfoil/client/react';
import { useMemo } from 'react';

/**
 * Ids of the bookings of a provider that this device has changed, and the server has not settled. Another field of the
 * payloads names other things, such as closures.
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
