import { useCounterfoil } from '../../../shell/client.tsx';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { useFormats } from '../../../words/use-formats.ts';
import type { PlaceProps } from '../place.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { RecordSection } from './record-section.tsx';

/** The subscriptions that the place sells. */
export const PlansSection = ({ providerId, provider: { currency } }: PlaceProps) => {
  const { plans, offers } = useSetUpWords();
  const format = useFormats();
  return (
    <RecordSection
      live={useCounterfoil().provider(providerId).plans()}
      words={plans}
      about={({ price, periodMonths }) => `${format.money(price)} · ${offers.every(periodMonths)}`}
      editor={(plan, onClose) => (
        <PlanSheet providerId={providerId} currency={currency} plan={plan} onClose={onClose} />
      )}
    />
  );
};
