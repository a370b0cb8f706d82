import type { Identified, Plan } from '@counterfoil/client';
import { type FormEvent, useState } from 'react';
import { v7 } from 'uuid';
import { TextField } from '../../../design/field.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { PriceField } from '../price-field.tsx';
import { priceToType } from '../typed-price.ts';
import { type PlanProblems, readPlan } from './read-plan.ts';
import { SaveButtons } from './save-buttons.tsx';
import { useRecords } from './use-records.ts';

interface PlanSheetProps {
  readonly providerId: string;
  readonly currency: string;
  /** Absent: a new one. */
  readonly plan: Identified<Plan> | undefined;
  readonly onClose: () => void;
}

export const PlanSheet = ({ providerId, currency, plan, onClose }: PlanSheetProps) => {
  const words = useSetUpWords();
  const { setUp, plans } = words;
  const { records, watch, remove } = useRecords(providerId);
  const [problems, setProblems] = useState<PlanProblems>({});
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readPlan(new FormData(event.currentTarget), currency, words);
    if ('problems' in read) return setProblems(read.problems);
    watch(plan ? records.change('plans', plan.id, read.fields) : records.add('plans', v7(), read.fields));
    onClose();
  };
  const drop = ({ id, ...fields }: Identified<Plan>) => {
    remove('plans', id, fields);
    onClose();
  };
  return (
    <Sheet title={plan ? plan.name : plans.add} onClose={onClose}>
      <form className="stack" onSubmit={save} noValidate>
        <TextField label={setUp.name} name="name" defaultValue={plan?.name} problem={problems.name} maxLength={100} />
        <PriceField
          label={setUp.price(currency)}
          name="price"
          currency={currency}
          defaultValue={plan && priceToType(plan.price)}
          hint={plans.priceHint}
          problem={problems.price}
        />
        <TextField
          label={plans.months}
          name="months"
          inputMode="numeric"
          defaultValue={plan?.periodMonths ?? 1}
          hint={plans.monthsHint}
          problem={problems.months}
        />
        <SaveButtons onRemove={plan && (() => drop(plan))} />
      </form>
    </Sheet>
  );
};
