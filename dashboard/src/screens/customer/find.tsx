import { type ListedProvider, type Pages, providersByName, providersNear } from '@counterfoil/client/directory';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/choices.tsx';
import { TextField } from '../../design/field.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { askWhere, type Here } from '../../shell/ask-where.ts';
import { useCounterfoil } from '../../shell/client.tsx';
import { codeOf } from '../../shell/code-of.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { NextBooking } from './next-booking.tsx';
import { YourPlaces } from './your-places.tsx';

type Found = ListedProvider & { readonly distanceKm?: number };

interface Search {
  readonly found: readonly Found[];
  readonly status: 'loading' | 'more' | 'over' | 'failed';
  readonly code?: string;
}

const startOf = (pages: Pages<Found>): Search & { readonly pages: Pages<Found> } => ({
  pages,
  found: [],
  status: 'loading',
});

/** The pages of a search as they come. A newer search drops the answers of the one before. */
const useSearch = (pages: Pages<Found>) => {
  const [search, setSearch] = useState(() => startOf(pages));
  const current = useRef(pages);
  const readMore = useMemo(
    () => async () => {
      const page = await pages.next().then(
        ({ value }) => ({ value }),
        (error: unknown) => ({ code: codeOf(error) }),
      );
      if (current.current !== pages) return;
      setSearch((before) => {
        const so = before.pages === pages ? before : startOf(pages);
        if ('code' in page) return { ...so, status: 'failed', code: page.code };
        const { value } = page;
        return value ? { ...so, found: [...so.found, ...value], status: 'more' } : { ...so, status: 'over' };
      });
    },
    [pages],
  );
  useEffect(() => {
    current.current = pages;
    setSearch(startOf(pages));
    void readMore();
  }, [pages, readMore]);
  return { ...search, readMore };
};

const PlaceLink = ({ place }: { readonly place: Found }) => {
  const { find } = useWords();
  const format = useFormats();
  return (
    <Link className="place" href={`/p/${place.shortAddress ?? place.id}`}>
      <b>{place.name}</b>
      {place.distanceKm === undefined ? (
        <span className="quiet small">{find.kind[place.kind] ?? place.kind}</span>
      ) : (
        <span className="small">{find.away(format.number(Math.round(place.distanceKm * 10) / 10))}</span>
      )}
      <span className="quiet small">{place.text}</span>
    </Link>
  );
};

const Results = ({ pages }: { readonly pages: Pages<Found> }) => {
  const { find, state } = useWords();
  const { found, status, code, readMore } = useSearch(pages);
  if (status === 'failed' && code === 'unavailable') return <Empty title={state.offlineTitle} hint={find.offline} />;
  if (status === 'loading' && found.length === 0) return <Bones lines={4} />;
  if (status === 'over' && found.length === 0) return <Empty title={find.none} hint={find.noneHint} />;
  return (
    <>
      <ul className="places">
        {found.map((place) => (
          <li key={place.id}>
            <PlaceLink place={place} />
          </li>
        ))}
      </ul>
      {status === 'failed' && code && <Failed code={code} retry={readMore} />}
      {status === 'more' && found.length >= 20 && (
        <Button wide onClick={readMore}>
          {state.more}
        </Button>
      )}
    </>
  );
};

const anyKind = 'all';

/** Find a place by its name, its kind, or because it is near. */
export const Find = () => {
  const counterfoil = useCounterfoil();
  const { find, shell } = useWords();
  useTitle(shell.find);
  const [name, setName] = useState('');
  const [kind, setKind] = useState(anyKind);
  const [here, setHere] = useState<Here>();
  const [isLost, setIsLost] = useState(false);
  const pages = useMemo<Pages<Found>>(() => {
    const wanted = kind === anyKind ? {} : { kind };
    return here ? providersNear(counterfoil, here, wanted) : providersByName(counterfoil, { ...wanted, name });
  }, [counterfoil, name, kind, here]);
  const lookAround = async () => {
    const place = await askWhere();
    setHere(place);
    setIsLost(!place);
  };
  const kinds = [anyKind, ...Object.keys(find.kind)].map((value) => ({
    value,
    content: find.kind[value] ?? find.all,
  }));
  return (
    <>
      <YourPlaces />
      <NextBooking />
      <h1>{find.title}</h1>
      <TextField
        label={find.search}
        type="search"
        value={name}
        hint={isLost ? find.noPlace : undefined}
        onChange={(event) => {
          setHere(undefined);
          setName(event.target.value);
        }}
      />
      <div className="row">
        <Choices legend={find.kinds} choices={kinds} value={kind} onChoose={setKind} round />
      </div>
      <Button look="plain" onClick={here ? () => setHere(undefined) : lookAround}>
        {here ? find.nearOff : find.near}
      </Button>
      <Results pages={pages} />
    </>
  );
};
