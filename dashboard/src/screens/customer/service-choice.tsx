import type { Identified, Service } from '@counterfoil/client';
import { Choices } from '../../design/choices.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';

const ServiceLines = ({ service }: { readonly service: Service }) => {
  const { book, booking } = useWords();
  const format = useFormats();
  const { name, price, durationMinutes, confirmation } = service;
  const paid = confirmation === 'payment' ? book.payNow : book.payThere;
  return (
    <>
      <b>{name}</b>
      <b>{price.amount === 0 ? booking.free : format.money(price)}</b>
      <small>
        {book.minutes(durationMinutes)}
        {confirmation === 'manual' && ` · ${book.theyConfirm}`}
      </small>
      <small>{price.amount > 0 && paid}</small>
    </>
  );
};

interface ServiceChoiceProps {
  readonly services: readonly Identified<Service>[];
  readonly chosen: string | undefined;
  readonly onChoose: (serviceId: string) => void;
}

export const ServiceChoice = ({ services, chosen, onChoose }: ServiceChoiceProps) => {
  const { book } = useWords();
  return (
    <Choices
      legend={book.what}
      className="services"
      value={chosen}
      onChoose={onChoose}
      choices={services.map((service) => ({
        value: service.id,
        className: 'service',
        content: <ServiceLines service={service} />,
      }))}
    />
  );
};
