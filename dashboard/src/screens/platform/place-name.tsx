import { useLive } from '@counterfoil/client/react';
import { useCounterfoil } from '../../shell/client.tsx';

/** The name of a provider; its id until the profile is there. */
export const usePlaceName = (providerId: string): string =>
  useLive(useCounterfoil().provider(providerId).profile()).data?.name ?? providerId;

export const PlaceName = ({ providerId }: { readonly providerId: string }) => <bdi>{usePlaceName(providerId)}</bdi>;
