import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { Empty } from '../../../design/states.tsx';
import { useWords } from '../../../words/language.tsx';
import type { PlaceProps } from '../place.tsx';
import { AccountSection } from './account-section.tsx';
import { ClosuresSection } from './closures-section.tsx';
import { ExportSection } from './export-section.tsx';
import { Guide } from './guide.tsx';
import { HoursSection } from './hours-section.tsx';
import { ListingSection } from './listing-section.tsx';
import { NewsSection } from './news-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { PlansSection } from './plans-section.tsx';
import { ResourcesSection } from './resources-section.tsx';
import { SectionNav } from './section-nav.tsx';
import { openSections, type SectionPath } from './sections.ts';
import { ServicesSection } from './services-section.tsx';
import { ShareSection } from './share-section.tsx';

const rooms: Readonly<Record<SectionPath, (place: PlaceProps) => ReactNode>> = {
  guide: Guide,
  services: ServicesSection,
  resources: ResourcesSection,
  plans: PlansSection,
  hours: HoursSection,
  closures: ClosuresSection,
  people: PeopleSection,
  share: ShareSection,
  listing: ListingSection,
  payments: AccountSection,
  news: NewsSection,
  export: ExportSection,
};

/** Everything that an owner decides once, one section at a time. */
export const SetUp = (place: PlaceProps) => {
  const { setUp, state } = useWords();
  const { section = 'guide' } = useParams();
  const open = openSections(place.provider);
  const here = open.find((path) => path === section);
  const Room = here && rooms[here];
  return (
    <div className="set-up">
      <h1>{setUp.title}</h1>
      <SectionNav providerId={place.providerId} open={open} here={here} />
      <div>{Room ? <Room {...place} /> : <Empty title={state.notFound} />}</div>
    </div>
  );
};
