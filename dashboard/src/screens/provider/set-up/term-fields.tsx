import type { Service } from '@counterfoil/client';
import { AreaField, TextField } from '../../../design/field.tsx';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { type TermField, termFields, typedTerms } from './read-terms.ts';

interface TermFieldsProps {
  readonly service: Service | undefined;
  readonly wrong: readonly TermField[];
}

/** Terms beside the price: cancelling, deposit, waiting, gift cards and packages. */
export const TermFields = ({ service, wrong }: TermFieldsProps) => {
  const { serviceTerms: words } = useSetUpWords();
  const typed = typedTerms(service);
  const isOpen = wrong.length > 0 || termFields.some((field) => typed[field] !== '');
  return (
    <details open={isOpen}>
      <summary>{words.title}</summary>
      <div className="stack">
        {termFields.map((field) => {
          const shared = {
            name: field,
            label: words.fields[field],
            hint: words.hints[field],
            defaultValue: typed[field],
            problem: wrong.includes(field) ? words.wrong(words.hints[field]) : undefined,
          };
          return field === 'packages' ? (
            <AreaField key={field} {...shared} rows={3} />
          ) : (
            <TextField key={field} {...shared} inputMode="numeric" />
          );
        })}
      </div>
    </details>
  );
};
