import type { Suspension } from '@counterfoil/client/platform';
import { Button } from '../../design/button.tsx';
import { Empty } from '../../design/states.tsx';
import { useAct } from '../../shell/use-act.ts';
import { usePlatformWords } from '../../words/platform-words.ts';
import { useFormats } from '../../words/use-formats.ts';
import { PlaceName, usePlaceName } from './place-name.tsx';

const SuspendedPlace = ({ one, canResume }: { readonly one: Suspension; readonly canResume: boolean }) => {
  const { platform } = usePlatformWords();
  const format = useFormats();
  const act = useAct();
  const { providerId, reason, since } = one;
  const name = usePlaceName(providerId);
  const resume = () => void act({ type: 'provider.resume', providerId, payload: {} }, { done: platform.resumed });
  return (
    <article className="card">
      <div className="row">
        <b>
          <PlaceName providerId={providerId} />
        </b>
        <span className="small">{platform.since(format.date(since))}</span>
      </div>
      <div>
        <bdi>{reason}</bdi>
      </div>
      {canResume && (
        <div className="acts">
          <Button look="plain" aria-label={`${platform.resume}: ${name}`} onClick={resume}>
            {platform.resume}
          </Button>
        </div>
      )}
    </article>
  );
};

interface SuspendedPlacesProps {
  readonly all: readonly Suspension[];
  readonly canResume: boolean;
}

/** The places that the platform has stopped, each with its reason. */
export const SuspendedPlaces = ({ all, canResume }: SuspendedPlacesProps) => {
  const { platform } = usePlatformWords();
  const format = useFormats();
  return (
    <section aria-label={platform.suspended} className="stack tight">
      <h2>
        {platform.suspended} <span>{format.number(all.length)}</span>
      </h2>
      {all.length === 0 && <Empty title={platform.noneSuspended} />}
      {all.map((one) => (
        <SuspendedPlace key={one.providerId} one={one} canResume={canResume} />
      ))}
    </section>
  );
};
