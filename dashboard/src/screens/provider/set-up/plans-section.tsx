import { useCounterfoil } from '../../../shell/client.tsx';
import { useWords } from '../../../words/language.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import type { PlaceProps } from '../place.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { RecordSection } from './record-section.tsx';

/** The subscriptions that the place sells. */
export const PlansSection = ({ providerId, provider: { currency } }: PlaceProps) => {
  const { plans, offers } = useWords();
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
