import type { RecordInputs, Resource } from '@counterfoil/client';
import type { Words } from '../../../words/english.ts';
import { textIn, typedCount } from './typed-count.ts';
import type { Hours } from './week-hours.tsx';

export type ResourceProblems = Readonly<Partial<Record<'name' | 'seats', string>>>;

/** The parts that the form keeps beside its fields. */
export interface ResourceParts {
  readonly kind: Resource['kind'];
  readonly hours: Hours | undefined;
  readonly absences: readonly string[];
}

/** Only a person has an account. */
const memberOf = (memberId: string, kind: Resource['kind']) => (kind === 'member' && memberId ? { memberId } : {});

/** The resource as the form says it, or what is wrong with it. */
export const readResource = (
  form: FormData,
  { kind, hours, absences }: ResourceParts,
  { setUp }: Pick<Words, 'setUp'>,
): { readonly fields: RecordInputs['resources'] } | { readonly problems: ResourceProblems } => {
  const textOf = textIn(form);
  const name = textOf('name');
  const seats = typedCount(textOf('seats'));
  if (!name) return { problems: { name: setUp.needsName } };
  if (!seats && textOf('seats')) return { problems: { seats: setUp.needsNumber } };
  return {
    fields: {
      name,
      kind,
      active: form.has('active'),
      ...memberOf(textOf('memberId'), kind),
      ...(seats ? { seats } : {}),
      ...(hours ? { openingHours: hours } : {}),
      ...(absences.length > 0 ? { absences: [...absences] } : {}),
    },
  };
};
