import { type FormEvent, useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { Pill } from '../../../design/pill.tsx';
import { askWhere } from '../../../shell/ask-where.ts';
import { useToasts } from '../../../shell/toasts.tsx';
import { useAct } from '../../../shell/use-act.ts';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import type { PlaceProps } from '../place.tsx';
import { readListing, type TypedListing } from './listing-draft.ts';
import { textIn } from './typed-count.ts';

const degreesOf = (value: number | undefined): string => (value === undefined ? '' : String(value));

/** How the provider is found: by its name and kind, by a line below it, and by its place. */
export const ListingSection = ({ providerId, provider }: PlaceProps) => {
  const { setUp, listing: words, find } = useSetUpWords();
  const act = useAct();
  const { say } = useToasts();
  const { listing, kind: kindNow } = provider;
  const [typed, setTyped] = useState<TypedListing>({
    text: listing?.text ?? '',
    latitude: degreesOf(listing?.place?.latitude),
    longitude: degreesOf(listing?.place?.longitude),
  });
  const [isWrong, setIsWrong] = useState(false);
  const change = (part: Partial<TypedListing>) => setTyped((before) => ({ ...before, ...part }));
  const kinds = [...new Set([kindNow, ...Object.keys(find.kind)])];
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const kind = textIn(new FormData(event.currentTarget))('kind');
    const payload = readListing(typed);
    setIsWrong(!payload);
    if (!payload) return;
    if (kind !== kindNow) void act({ type: 'provider.update', providerId, payload: { kind } });
    const done = await act({ type: 'provider.list', providerId, payload });
    if (done === 'applied') say(words.listed);
  };
  const unlist = () => {
    const { place, text } = listing ?? {};
    const payload = { ...(place ? { place } : {}), ...(text ? { text } : {}) };
    const undo = { type: 'provider.list', providerId, payload } as const;
    void act({ type: 'provider.unlist', providerId, payload: {} }, { done: words.unlisted, undo });
  };
  const lookAround = async () => {
    const here = await askWhere();
    if (here) change({ latitude: here.latitude.toFixed(5), longitude: here.longitude.toFixed(5) });
    else say(words.noPlace);
  };
  return (
    <section className="stack tight">
      <div className="row">
        <h2>{words.title}</h2>
        <Pill tone={listing ? 'ok' : 'void'}>{listing ? words.isListed : words.isNot}</Pill>
      </div>
      <p className="quiet small">{words.hint}</p>
      <form className="stack" onSubmit={save} noValidate>
        <SelectField label={words.kind} name="kind" defaultValue={kindNow}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {find.kind[one] ?? one}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.text}
          value={typed.text}
          hint={words.textHint}
          maxLength={500}
          onChange={(event) => change({ text: event.target.value })}
        />
        <div className="pair">
          <TextField
            label={words.latitude}
            inputMode="decimal"
            value={typed.latitude}
            problem={isWrong ? words.needsDegrees : undefined}
            onChange={(event) => change({ latitude: event.target.value })}
          />
          <TextField
            label={words.longitude}
            inputMode="decimal"
            value={typed.longitude}
            onChange={(event) => change({ longitude: event.target.value })}
          />
        </div>
        <div>
          <Button look="plain" onClick={lookAround}>
            {words.here}
          </Button>
        </div>
        <div className="wrap">
          <Button look="primary" type="submit">
            {listing ? setUp.save : words.list}
          </Button>
          {listing && <Button onClick={unlist}>{words.unlist}</Button>}
        </div>
      </form>
    </section>
  );
};
