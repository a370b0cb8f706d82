import type { Identified, Resource, Service } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { type FormEvent, useState } from 'react';
import { v7 } from 'uuid';
import { CheckField, Checks } from '../../../design/check-field.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useWords } from '../../../words/language.tsx';
import { PriceField } from '../price-field.tsx';
import { priceToType } from '../typed-price.ts';
import { confirmations, readService, type ServiceProblems, type TypedService } from './read-service.ts';
import { givenTerms, readTerms, type TermChange, type TermField, termsIn } from './read-terms.ts';
import { SaveButtons } from './save-buttons.tsx';
import { TermFields } from './term-fields.tsx';
import { useRecords } from './use-records.ts';

interface FieldsProps {
  readonly currency: string;
  readonly service: Identified<Service> | undefined;
  readonly problems: ServiceProblems;
}

const Fields = ({ currency, service, problems }: FieldsProps) => {
  const { setUp } = useWords();
  const names = { automatic: setUp.automatic, manual: setUp.manual, payment: setUp.payment };
  return (
    <>
      <TextField label={setUp.name} name="name" defaultValue={service?.name} problem={problems.name} maxLength={100} />
      <TextField
        label={setUp.minutes}
        name="minutes"
        inputMode="numeric"
        defaultValue={service?.durationMinutes ?? 30}
        problem={problems.minutes}
      />
      <PriceField
        label={setUp.price(currency)}
        name="price"
        currency={currency}
        defaultValue={service && priceToType(service.price)}
        problem={problems.price}
      />
      <TextField
        label={setUp.seats}
        name="seats"
        inputMode="numeric"
        defaultValue={service?.capacity ?? 1}
        hint={setUp.seatsHint}
        problem={problems.seats}
      />
      <SelectField label={setUp.confirmation} name="confirmation" defaultValue={service?.confirmation ?? 'automatic'}>
        {confirmations.map((mode) => (
          <option key={mode} value={mode}>
            {names[mode]}
          </option>
        ))}
      </SelectField>
    </>
  );
};

interface ServedByProps {
  readonly resources: readonly Identified<Resource>[];
  readonly chosen: readonly string[];
}

/** One of the chosen serves each booking. */
const ServedBy = ({ resources, chosen }: ServedByProps) => {
  const { setUp } = useWords();
  if (resources.length === 0) return null;
  return (
    <Checks legend={setUp.servedBy}>
      {resources.map(({ id, name }) => (
        <CheckField key={id} name="resourceIds" value={id} label={name} defaultChecked={chosen.includes(id)} />
      ))}
    </Checks>
  );
};

interface ServiceSheetProps {
  readonly providerId: string;
  readonly currency: string;
  /** Absent: a new one. */
  readonly service: Identified<Service> | undefined;
  readonly onClose: () => void;
}

export const ServiceSheet = ({ providerId, currency, service, onClose }: ServiceSheetProps) => {
  const words = useWords();
  const { records, watch, remove } = useRecords(providerId);
  const resources = useLive(useCounterfoil().provider(providerId).resources(), []);
  const [problems, setProblems] = useState<ServiceProblems>({});
  const [wrong, setWrong] = useState<readonly TermField[]>([]);
  const store = (fields: TypedService, terms: TermChange, chosen: readonly string[]) => {
    if (!service) {
      const added = { ...fields, ...givenTerms(terms), slotMinutes: fields.durationMinutes };
      return records.add('services', v7(), chosen.length > 0 ? { ...added, resourceIds: [...chosen] } : added);
    }
    // A list that has not come yet says nothing about who serves.
    const served = resources.loading ? {} : { resourceIds: chosen.length > 0 ? [...chosen] : null };
    return records.change('services', service.id, { ...fields, ...terms, ...served });
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = readService(form, currency, words);
    const agreed = readTerms(termsIn(form), currency);
    setProblems('problems' in typed ? typed.problems : {});
    setWrong('wrong' in agreed ? agreed.wrong : []);
    if ('problems' in typed || 'wrong' in agreed) return;
    watch(store(typed.fields, agreed.terms, form.getAll('resourceIds').map(String)));
    onClose();
  };
  const drop = ({ id, ...fields }: Identified<Service>) => {
    remove('services', id, fields);
    onClose();
  };
  return (
    <Sheet title={service ? service.name : words.setUp.add} onClose={onClose}>
      <form className="stack" onSubmit={save} noValidate>
        <Fields currency={currency} service={service} problems={problems} />
        <TermFields service={service} wrong={wrong} />
        <ServedBy resources={resources.data} chosen={service?.resourceIds ?? []} />
        <SaveButtons onRemove={service && (() => drop(service))} />
      </form>
    </Sheet>
  );
};
