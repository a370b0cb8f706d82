import type { Identified, Provider, Service } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { type FormEvent, useState } from 'react';
import { v7 } from 'uuid';
import { Button } from '../../design/button.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Bones, Empty } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { codeOf } from '../../shell/code-of.ts';
import { useToasts } from '../../shell/toasts.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { priceToType, typedPrice } from './typed-price.ts';

const confirmations = ['automatic', 'manual', 'payment'] as const;

type Problems = Readonly<Partial<Record<'name' | 'minutes' | 'price' | 'seats', string>>>;

const wholeNumber = (typed: string): number | undefined => {
  const value = Number(typed);
  return Number.isInteger(value) && value > 0 ? value : undefined;
};

/** The fields of the form, or what is wrong with them. */
const useReadService = (currency: string) => {
  const { setUp } = useWords();
  return (form: FormData): { readonly fields: Service } | { readonly problems: Problems } => {
    const textOf = (field: string) => String(form.get(field) ?? '').trim();
    const name = textOf('name');
    const minutes = wholeNumber(textOf('minutes'));
    const price = typedPrice(textOf('price'), currency);
    const capacity = wholeNumber(textOf('seats'));
    const confirmation = confirmations.find((mode) => mode === textOf('confirmation')) ?? 'automatic';
    if (name && minutes && price && capacity)
      return {
        fields: { name, durationMinutes: minutes, slotMinutes: minutes, capacity, price, confirmation },
      };
    return {
      problems: {
        ...(name ? {} : { name: setUp.needsName }),
        ...(minutes ? {} : { minutes: setUp.needsNumber }),
        ...(price ? {} : { price: setUp.needsPrice }),
        ...(capacity ? {} : { seats: setUp.needsNumber }),
      },
    };
  };
};

interface ServiceSheetProps {
  readonly providerId: string;
  readonly currency: string;
  /** Absent: a new one. */
  readonly service: Identified<Service> | undefined;
  readonly onClose: () => void;
}

const ServiceSheet = ({ providerId, currency, service, onClose }: ServiceSheetProps) => {
  const { setUp, state } = useWords();
  const { records } = useCounterfoil().provider(providerId);
  const { say } = useToasts();
  const readService = useReadService(currency);
  const [problems, setProblems] = useState<Problems>({});
  const names = { automatic: setUp.automatic, manual: setUp.manual, payment: setUp.payment };
  const failed = (error: unknown) => say(state.failedText(codeOf(error)));
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readService(new FormData(event.currentTarget));
    if ('problems' in read) return setProblems(read.problems);
    const { slotMinutes, ...changes } = read.fields;
    const written = service
      ? records.change('services', service.id, changes)
      : records.add('services', v7(), { ...changes, slotMinutes });
    written.then(undefined, failed);
    onClose();
  };
  const remove = () => {
    if (!service) return;
    const { id, ...fields } = service;
    records.remove('services', id).then(undefined, failed);
    say(setUp.removed, () => records.add('services', id, fields).then(undefined, failed));
    onClose();
  };
  return (
    <Sheet title={service ? service.name : setUp.add} onClose={onClose}>
      <form className="stack" onSubmit={save} noValidate>
        <TextField
          label={setUp.name}
          name="name"
          defaultValue={service?.name}
          problem={problems.name}
          maxLength={100}
        />
        <TextField
          label={setUp.minutes}
          name="minutes"
          inputMode="numeric"
          defaultValue={service?.durationMinutes ?? 30}
          problem={problems.minutes}
        />
        <TextField
          label={setUp.price(currency)}
          name="price"
          inputMode="decimal"
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
        <div className="wrap">
          <Button look="primary" type="submit">
            {setUp.save}
          </Button>
          {service && <Button onClick={remove}>{setUp.remove}</Button>}
        </div>
      </form>
    </Sheet>
  );
};

/** The services of the place, and their editor. */
export const ServicesSection = ({
  providerId,
  provider,
}: {
  readonly providerId: string;
  readonly provider: Provider;
}) => {
  const { setUp, book } = useWords();
  const format = useFormats();
  const { data, loading, pendingIds } = useLive(useCounterfoil().provider(providerId).services(), []);
  const [edited, setEdited] = useState<{ readonly service: Identified<Service> | undefined }>();
  return (
    <section className="stack tight" id="services">
      <div className="row">
        <h2>{setUp.services}</h2>
        <Button look="primary" onClick={() => setEdited({ service: undefined })}>
          {setUp.add}
        </Button>
      </div>
      {loading && <Bones lines={2} />}
      {!loading && data.length === 0 && <Empty title={setUp.noServices} hint={setUp.noServicesHint} />}
      <ul className="places">
        {data.map((service) => (
          <li key={service.id} className={pendingIds.has(service.id) ? 'card sending' : 'card'}>
            <div className="row">
              <b>{service.name}</b>
              <Button look="plain" aria-label={`${setUp.edit}: ${service.name}`} onClick={() => setEdited({ service })}>
                {setUp.edit}
              </Button>
            </div>
            <span className="quiet small">
              {format.money(service.price)} · {book.minutes(service.durationMinutes)}
            </span>
          </li>
        ))}
      </ul>
      {edited && (
        <ServiceSheet
          providerId={providerId}
          currency={provider.currency}
          service={edited.service}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  );
};
