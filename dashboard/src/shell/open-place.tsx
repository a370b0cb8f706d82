import { useWorkspace } from '@counterfoil/client/react';
import { useEffect } from 'react';
import { useCounterfoil } from './client.tsx';
import { Later } from './later.tsx';

interface OpenPlaceProps {
  readonly providerId: string;
}

/**
 * Keeps the workspace of a place open, and lets this device report how well it works. The code that counts comes after
 * the screen; without it, the heartbeats are as before. Apart from the screen, which need not follow its progress.
 */
const Opened = ({ providerId }: OpenPlaceProps) => {
  const counterfoil = useCounterfoil();
  const { workspace } = useWorkspace(providerId, { bundlesFrom: '' });
  useEffect(() => {
    if (!workspace) return;
    let isOver = false;
    let end = (): void => undefined;
    const begin = async (): Promise<void> => {
      const { reportHealth } = await import('@counterfoil/client/health');
      if (!isOver) end = reportHealth(counterfoil, workspace);
    };
    // Without a network, the next start tries again.
    begin().catch(() => undefined);
    return () => {
      isOver = true;
      end();
    };
  }, [counterfoil, workspace]);
  return null;
};

/** The workspace of the place whose pages show. */
export const OpenPlace = (props: OpenPlaceProps) => (
  <Later>
    <Opened {...props} />
  </Later>
);
