import { type PlatformRole, platformRole } from '@counterfoil/client/platform';
import { useEffect, useState } from 'react';
import { useCounterfoil } from '../../shell/client.tsx';

/** The reader's role on the platform: `null` for everybody else, `undefined` while it is not known. */
export const usePlatformRole = (): PlatformRole | null | undefined => {
  const counterfoil = useCounterfoil();
  const [role, setRole] = useState<PlatformRole | null>();
  useEffect(() => {
    let isOver = false;
    const know = (known: PlatformRole | undefined) => {
      if (!isOver) setRole(known ?? null);
    };
    platformRole(counterfoil).then(know, () => know(undefined));
    return () => {
      isOver = true;
    };
  }, [counterfoil]);
  return role;
};
