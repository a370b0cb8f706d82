import { useConnection } from '@counterfoil/client/react';
import { useMemo } from 'react';

/** Ids of the bookings of a provider that this device has changed, and the server has not settled. */
export const useUnsettled = (providerId: string): ReadonlySet<string> => {
  const { pending } = useConnection();
  return useMemo(
    () =>
      new Set(
        pending
          .filter((work) => work.providerId === providerId)
          .map(({ command }) => String(Reflect.get(Object(command?.payload), 'reservationId'))),
      ),
    [pending, providerId],
  );
};
