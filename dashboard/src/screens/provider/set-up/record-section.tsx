import type { Identified, LiveList } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Bones, Empty, Failed } from '../../../design/states.tsx';
import { useWords } from '../../../words/language.tsx';

interface RecordSectionProps<One> {
  readonly live: LiveList<One>;
  /** `none` and `noneHint`: what an empty list says. */
  readonly words: { readonly title: string; readonly add: string; readonly none: string; readonly noneHint: string };
  /** The facts of one, in a line. */
  readonly about: (one: Identified<One>) => string;
  /** The sheet that edits one, or a new one. */
  readonly editor: (one: Identified<One> | undefined, onClose: () => void) => ReactNode;
}

/** A list of named records, each with its editor. */
export const RecordSection = <One extends { readonly name: string }>({
  live,
  words,
  about,
  editor,
}: RecordSectionProps<One>) => {
  const { setUp } = useWords();
  const { data, loading, error, retry, pendingIds } = useLive<Identified<One>[]>(live, []);
  const [edited, setEdited] = useState<{ readonly one: Identified<One> | undefined }>();
  return (
    <section className="stack tight">
      <div className="row">
        <h2>{words.title}</h2>
        <Button look="primary" onClick={() => setEdited({ one: undefined })}>
          {words.add}
        </Button>
      </div>
      {error && <Failed code={error.code} retry={retry} />}
      {loading && <Bones lines={2} />}
      {!loading && !error && data.length === 0 && <Empty title={words.none} hint={words.noneHint} />}
      <ul className="places">
        {data.map((one) => (
          <li key={one.id} className={pendingIds.has(one.id) ? 'card sending' : 'card'}>
            <div className="row">
              <b>{one.name}</b>
              <Button look="plain" aria-label={`${setUp.edit}: ${one.name}`} onClick={() => setEdited({ one })}>
                {setUp.edit}
              </Button>
            </div>
            <span className="quiet small">{about(one)}</span>
          </li>
        ))}
      </ul>
      {edited && editor(edited.one, () => setEdited(undefined))}
    </section>
  );
};
