import { type ComponentProps, useState } from 'react';
import { TextField } from '../../design/field.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { typedPrice } from './typed-price.ts';

interface PriceFieldProps extends Omit<ComponentProps<typeof TextField>, 'value' | 'onChange' | 'inputMode'> {
  readonly currency: string;
}

/** A price to type. Below it stands the price as it is read: `25,000` is not the same everywhere. */
export const PriceField = ({ currency, hint, defaultValue, ...field }: PriceFieldProps) => {
  const format = useFormats();
  const [typed, setTyped] = useState(String(defaultValue ?? ''));
  const read = typedPrice(typed, currency);
  return (
    <TextField
      {...field}
      inputMode="decimal"
      value={typed}
      hint={read ? [`= ${format.money(read)}`, hint].filter(Boolean).join(' · ') : hint}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
};
