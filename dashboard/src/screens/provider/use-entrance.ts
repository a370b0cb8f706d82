import type { MemberRole, Provider } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { useCounterfoil } from '../../shell/client.tsx';

interface Entered {
  readonly state: 'loading' | 'stranger' | 'member';
  readonly provider?: Provider;
  readonly role?: MemberRole;
}

/** The role of this person here. */
export const useEntrance = (providerId: string) => {
  const counterfoil = useCounterfoil();
  const membership = useLive(counterfoil.me().membership(providerId));
  const profile = useLive(counterfoil.provider(providerId).profile());
  const role = membership.data?.role;
  const provider = profile.data;
  const isLoading = membership.loading || profile.loading;
  const entered: Entered =
    role && provider ? { state: 'member', role, provider } : { state: isLoading ? 'loading' : 'stranger' };
  const retry = () => {
    membership.retry();
    profile.retry();
  };
  return { ...entered, error: membership.error ?? profile.error, retry };
};
