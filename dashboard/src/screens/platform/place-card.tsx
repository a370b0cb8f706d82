import type { PlatformRow } from '@counterfoil/client/platform';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { usePlatformWords } from '../../words/platform-words.ts';
import { PlaceName, usePlaceName } from './place-name.tsx';
import { SuspendSheet } from './suspend-sheet.tsx';

const signals = ['drops', 'latency', 'failures'] as const;

interface PlaceCardProps {
  readonly row: PlatformRow;
  /** Its reader may suspend it, and it is not suspended. */
  readonly canSuspend: boolean;
}

/** A place with traffic: what it did today, and what is not as it should be. */
export const PlaceCard = ({ row: { providerId, commands, errors, devices, levels }, canSuspend }: PlaceCardProps) => {
  const { platform } = usePlatformWords();
  const name = usePlaceName(providerId);
  const [isAsking, setIsAsking] = useState(false);
  const odd = signals.filter((signal) => levels[signal] !== 'normal');
  return (
    <article className="card">
      <div className="row">
        <b>
          <PlaceName providerId={providerId} />
        </b>
        <span className="small">{platform.devices(devices)}</span>
      </div>
      <div className="quiet small">
        {platform.commands(commands)} · {platform.errors(errors)}
      </div>
      {odd.length > 0 && (
        <div className="wrap">
          {odd.map((signal) => (
            <Pill key={signal} tone={levels[signal] === 'critical' ? 'stop' : 'wait'}>
              {platform.signal[signal]}: {platform.level[levels[signal]]}
            </Pill>
          ))}
        </div>
      )}
      {canSuspend && (
        <div className="acts">
          <Button look="plain" aria-label={`${platform.suspend}: ${name}`} onClick={() => setIsAsking(true)}>
            {platform.suspend}
          </Button>
        </div>
      )}
      {isAsking && <SuspendSheet providerId={providerId} onClose={() => setIsAsking(false)} />}
    </article>
  );
};
