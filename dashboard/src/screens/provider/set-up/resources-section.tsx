import type { Resource } from '@counterfoil/client';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import type { PlaceProps } from '../place.tsx';
import { RecordSection } from './record-section.tsx';
import { ResourceSheet } from './resource-sheet.tsx';

/** Members, chairs, rooms, courts: each serves one booking at a time. */
export const ResourcesSection = ({ providerId }: PlaceProps) => {
  const { resources, today } = useSetUpWords();
  const about = ({ kind, seats, active = true, absences = [] }: Resource): string =>
    [
      resources.kinds[kind],
      seats && today.people(seats),
      absences.length > 0 && resources.absences(absences.length),
      !active && resources.inactive,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <RecordSection
      live={useCounterfoil().provider(providerId).resources()}
      words={resources}
      about={about}
      editor={(resource, onClose) => <ResourceSheet providerId={providerId} resource={resource} onClose={onClose} />}
    />
  );
};
