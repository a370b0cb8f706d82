import { useWorkspace } from '@counterfoil/client/react';
import { useEffect } from 'react';
import { useCounterfoil } from './client.tsx';

/**
 * Keeps the workspace of a place open while its pages show, and lets this device report how well it works. The code that
 * counts comes after the screen; without it, the heartbeats are as before.
 */
export const useOpenPlace = (providerId: string): void => {
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
};
