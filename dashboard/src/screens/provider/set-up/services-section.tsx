import { useCounterfoil } from '../../../shell/client.tsx';
import { useWords } from '../../../words/language.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import type { PlaceProps } from '../place.tsx';
import { RecordSection } from './record-section.tsx';
import { ServiceSheet } from './service-sheet.tsx';

/** The services of the place, and their editor. */
export const ServicesSection = ({ providerId, provider: { currency } }: PlaceProps) => {
  const { setUp, book } = useWords();
  const format = useFormats();
  const words = { title: setUp.services, add: setUp.add, none: setUp.noServices, noneHint: setUp.noServicesHint };
  return (
    <RecordSection
      live={useCounterfoil().provider(providerId).services()}
      words={words}
      about={({ price, durationMinutes }) => `${format.money(price)} · ${book.minutes(durationMinutes)}`}
      editor={(service, onClose) => (
        <ServiceSheet providerId={providerId} currency={currency} service={service} onClose={onClose} />
      )}
    />
  );
};
