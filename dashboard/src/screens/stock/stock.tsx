import { useLive } from '@counterfoil/client/react';
import { useMemo, useState } from 'react';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';
import type { PlaceProps } from '../provider/place.tsx';
import { ChangeSheet } from './change-sheet.tsx';
import { IngredientCard } from './ingredient-card.tsx';
import { RecipesSection } from './recipes-section.tsx';
import { isShort, worstFirst } from './worst-first.ts';

/** The stock, worst first, and the recipes that it covers. */
export const Stock = ({ providerId, provider: { timeZone } }: PlaceProps) => {
  const { stock } = useWords();
  const ingredients = useCounterfoil().provider(providerId).ingredients();
  const { data, at, loading, error, retry, pendingIds } = useLive(ingredients, []);
  const [changedId, setChangedId] = useState<string>();
  const sorted = useMemo(() => worstFirst(data), [data]);
  const changed = data.find(({ id }) => id === changedId);
  return (
    <div className="stack">
      <div>
        <h1>{stock.title}</h1>
        {at && <p className="quiet">{stock.toOrder(data.filter(isShort).length)}</p>}
      </div>
      {error && <Failed code={error.code} retry={retry} />}
      {loading && !at && <Bones lines={4} />}
      {!loading && !error && data.length === 0 && <Empty title={stock.none} hint={stock.noneHint} />}
      <div className="stock">
        <section className="stack tight" aria-label={stock.ingredients}>
          <h2>{stock.ingredients}</h2>
          <ul className="ingredients">
            {sorted.map((ingredient) => (
              <li key={ingredient.id}>
                <IngredientCard
                  ingredient={ingredient}
                  isSending={pendingIds.has(ingredient.id)}
                  onChange={() => setChangedId(ingredient.id)}
                />
              </li>
            ))}
          </ul>
        </section>
        <RecipesSection providerId={providerId} ingredients={data} />
      </div>
      {changed && (
        <ChangeSheet
          providerId={providerId}
          timeZone={timeZone}
          ingredient={changed}
          onClose={() => setChangedId(undefined)}
        />
      )}
    </div>
  );
};
