import { Link, useLocation } from 'wouter';
import { SelectField } from '../../../design/field.tsx';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { type SectionPath, sectionHref } from './sections.ts';

interface SectionNavProps {
  readonly providerId: string;
  readonly open: readonly SectionPath[];
  readonly here: SectionPath | undefined;
}

/** The way between the sections: a list on a desk, one control on a phone. The stylesheet shows one of them. */
export const SectionNav = ({ providerId, open, here }: SectionNavProps) => {
  const { setUp, sections } = useSetUpWords();
  const [, go] = useLocation();
  const choose = (chosen: string) => {
    const path = open.find((one) => one === chosen);
    if (path) go(sectionHref(providerId, path));
  };
  return (
    <nav className="section-nav" aria-label={setUp.title}>
      <ul>
        {open.map((path) => (
          <li key={path}>
            <Link href={sectionHref(providerId, path)} aria-current={path === here ? 'page' : undefined}>
              {sections[path]}
            </Link>
          </li>
        ))}
      </ul>
      <SelectField label={setUp.section} value={here ?? ''} onChange={(event) => choose(event.target.value)}>
        {open.map((path) => (
          <option key={path} value={path}>
            {sections[path]}
          </option>
        ))}
      </SelectField>
    </nav>
  );
};
