import { desk } from '@counterfoil/client/desk';
import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Bones, Empty, Failed } from '../../../design/states.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useNow } from '../../../shell/use-now.ts';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { useFormats } from '../../../words/use-formats.ts';
import type { PlaceProps } from '../place.tsx';
import { useUnsettled } from '../use-unsettled.ts';
import { ClosureCard } from './closure-card.tsx';
import { ClosureSheet } from './closure-sheet.tsx';

/** Holidays, days of illness, breaks. Nobody books there, and bookings that are made already move or end. */
export const ClosuresSection = ({ providerId, provider: { timeZone } }: PlaceProps) => {
  const { closures, state } = useSetUpWords();
  const counterfoil = useCounterfoil();
  const today = useFormats(timeZone).localDay(useNow(60_000));
  const [isAdding, setIsAdding] = useState(false);
  const live = desk(counterfoil, providerId).closures();
  const { data, loading, error, retry, hasMore } = useLive(live, []);
  const services = useLive(counterfoil.provider(providerId).services(), []);
  const unsettled = useUnsettled(providerId, 'closureId');
  return (
    <section className="stack tight">
      <div className="row">
        <h2>{closures.title}</h2>
        <Button look="primary" onClick={() => setIsAdding(true)}>
          {closures.add}
        </Button>
      </div>
      {error && <Failed code={error.code} retry={retry} />}
      {loading && <Bones lines={2} />}
      {!loading && !error && data.length === 0 && <Empty title={closures.none} hint={closures.noneHint} />}
      <ul className="places">
        {data.map((closure) => (
          <li key={closure.id}>
            <ClosureCard
              providerId={providerId}
              closure={closure}
              services={services.data}
              today={today}
              isUnsettled={unsettled.has(closure.closureId)}
            />
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button look="plain" onClick={() => live.loadMore()}>
          {state.more}
        </Button>
      )}
      {isAdding && (
        <ClosureSheet providerId={providerId} timeZone={timeZone} today={today} onClose={() => setIsAdding(false)} />
      )}
    </section>
  );
};
