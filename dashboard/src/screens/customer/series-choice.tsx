import type { FreeSlot, Service } from '@counterfoil/client';
import { lazy, Suspense, useState } from 'react';
import { Bones } from '../../design/states.tsx';
import { useWords } from '../../words/language.tsx';
import { termsOf } from './terms.ts';
import type { Wished } from './wished.ts';

const SeriesForm = lazy(async () => ({ default: (await import('./series-form.tsx')).SeriesForm }));

interface SeriesChoiceProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly service: Service;
  readonly slot: FreeSlot;
  readonly wished: Wished;
}

/** The same booking each week. Not where one pays now: nobody pays so many before their holds end. */
export const SeriesChoice = ({ providerId, timeZone, service, slot, wished }: SeriesChoiceProps) => {
  const { series } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  if (wished.waits || termsOf(service, slot, wished.partySize).now) return null;
  return (
    <details className="fold" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{series.repeat}</summary>
      {isOpen && (
        <Suspense fallback={<Bones lines={1} />}>
          <SeriesForm key={JSON.stringify(wished)} providerId={providerId} timeZone={timeZone} wished={wished} />
        </Suspense>
      )}
    </details>
  );
};
