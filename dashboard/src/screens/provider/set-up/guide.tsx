import { useLive } from '@counterfoil/client/react';
import { Link } from 'wouter';
import { Pill } from '../../../design/pill.tsx';
import { Bones } from '../../../design/states.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useWords } from '../../../words/language.tsx';
import type { PlaceProps } from '../place.tsx';
import { openSections, type SectionPath, sectionHref } from './sections.ts';

interface Step {
  readonly path: SectionPath;
  readonly word: string;
  readonly isDone: boolean;
}

/** The way from nothing to the first booking, with what is done already. */
export const Guide = ({ providerId, provider }: PlaceProps) => {
  const { setUp } = useWords();
  const view = useCounterfoil().provider(providerId);
  const services = useLive(view.services(), []);
  const members = useLive(view.members(), []);
  const steps: readonly Step[] = [
    { path: 'hours', word: setUp.hoursStep, isDone: provider.openingHours !== undefined },
    { path: 'services', word: setUp.serviceStep, isDone: services.data.length > 0 },
    { path: 'people', word: setUp.inviteStep, isDone: members.data.filter(({ active }) => active).length > 1 },
    { path: 'share', word: setUp.shareStep, isDone: provider.shortAddress !== undefined },
    { path: 'listing', word: setUp.listStep, isDone: provider.listing !== undefined },
  ];
  const open = openSections(provider);
  if (services.loading || members.loading) return <Bones lines={4} />;
  return (
    <section className="stack tight">
      <h2>{setUp.guide}</h2>
      <ol className="places">
        {steps
          .filter(({ path }) => open.includes(path))
          .map(({ path, word, isDone }) => (
            <li key={path} className="card">
              <div className="row">
                <Link href={sectionHref(providerId, path)}>{word}</Link>
                {isDone && <Pill tone="ok">{setUp.done}</Pill>}
              </div>
            </li>
          ))}
      </ol>
    </section>
  );
};
