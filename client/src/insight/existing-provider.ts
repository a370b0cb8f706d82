import type { Provider } from '@counterfoil/domain/core';
import { filter, map } from 'rxjs';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import type { Live } from '../live/live.ts';

/** The profile of a provider, once it is known. The stream errors with `not-found` if there is none. */
export const existingProvider = (counterfoil: Counterfoil, providerId: string): Live<Provider> =>
  counterfoil
    .provider(providerId)
    .profile()
    .pipe(
      filter(({ data, fromCache }) => data !== undefined || !fromCache),
      map((state) => {
        if (state.data) return { ...state, data: state.data };
        throw new CounterfoilError('not-found', `no provider ${providerId}`);
      }),
    );
