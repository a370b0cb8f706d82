import { type FormEvent, useState } from 'react';
import { v7 } from 'uuid';
import { useLocation } from 'wouter';
import { Button } from '../../design/button.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useLanguage } from '../../words/language.tsx';

/** The modules of each kind of place. An owner changes it later. */
const modulesOf = {
  salon: ['booking', 'subscriptions'],
  gym: ['booking', 'subscriptions'],
  clinic: ['booking'],
  restaurant: ['booking', 'restaurant', 'stock'],
  bakery: ['restaurant', 'stock'],
} as const;

type Kind = keyof typeof modulesOf;

const isKind = (text: string): text is Kind => text in modulesOf;
const kinds = Object.keys(modulesOf).filter(isKind);

/** Its currency by name, its zone by the device: both stay for good, because bookings rely on them. */
const Lasting = () => {
  const { words, locale } = useLanguage();
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return (
    <>
      <SelectField label={words.newPlace.currency} name="currency" hint={words.newPlace.lasting} defaultValue="EUR">
        {Intl.supportedValuesOf('currency').map((code) => (
          <option key={code} value={code}>
            {code} · {names.of(code)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.newPlace.timeZone}
        name="timeZone"
        hint={words.newPlace.lasting}
        defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
    </>
  );
};

/** Opens a place of one's own; its owner goes on with the set-up. */
export const NewPlace = () => {
  const { words } = useLanguage();
  useTitle(words.newPlace.title);
  const act = useAct();
  const [, go] = useLocation();
  const [providerId] = useState(() => v7());
  const [busy, setBusy] = useState(false);
  const open = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (field: string) => String(form.get(field) ?? '').trim();
    const kind = textOf('kind');
    if (!isKind(kind)) return;
    const profile = { name: textOf('name'), kind, timeZone: textOf('timeZone'), currency: textOf('currency') };
    setBusy(true);
    const done = await act({ type: 'provider.create', providerId, payload: { ...profile, modules: modulesOf[kind] } });
    setBusy(false);
    if (done === 'applied') go(`/at/${providerId}/set-up`);
  };
  return (
    <>
      <header>
        <h1>{words.newPlace.title}</h1>
        <p className="quiet">{words.newPlace.hint}</p>
      </header>
      <form className="stack" onSubmit={open}>
        <TextField label={words.newPlace.name} name="name" autoComplete="organization" required maxLength={100} />
        <SelectField label={words.newPlace.kind} name="kind">
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.newPlace.kinds[kind]}
            </option>
          ))}
        </SelectField>
        <Lasting />
        <Button look="primary" type="submit" busy={busy}>
          {words.newPlace.open}
        </Button>
      </form>
    </>
  );
};
