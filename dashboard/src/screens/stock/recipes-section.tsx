import type { Identified, Ingredient, MenuItem, Recipe } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { Pill } from '../../design/pill.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';

type Named = readonly { readonly id: string; readonly name: string }[];

const nameIn = (named: Named, id: string | undefined): string | undefined => named.find((one) => one.id === id)?.name;

interface RecipeProps {
  readonly recipe: Identified<Recipe>;
  readonly ingredients: readonly Identified<Ingredient>[];
  readonly menu: readonly Identified<MenuItem>[];
}

const Portions = ({ recipe: { isAvailable, maxPossibleQuantity: most } }: Pick<RecipeProps, 'recipe'>) => {
  const { stock } = useWords();
  if (isAvailable === false) return <Pill tone="stop">{stock.notNow}</Pill>;
  if (most === null) return <span className="quiet small">{stock.unlimited}</span>;
  return most === undefined ? null : <b>{stock.makes(most)}</b>;
};

const RecipeRow = ({ recipe, ingredients, menu }: RecipeProps) => {
  const { stock } = useWords();
  const { id, name, menuItemId, missingIngredients = [], problem } = recipe;
  const missing = missingIngredients.map((one) => nameIn(ingredients, one) ?? one);
  return (
    <li className="card">
      <div className="row">
        <span>{name ?? nameIn(menu, menuItemId) ?? id}</span>
        <Portions recipe={recipe} />
      </div>
      {problem && <div className="small">{stock.faulty}</div>}
      {missing.length > 0 && <div className="quiet small">{stock.missing(missing.join(', '))}</div>}
    </li>
  );
};

/** Lower is worse. A recipe without a limit comes last. */
const portionsOf = ({ isAvailable, maxPossibleQuantity }: Recipe): number =>
  isAvailable === false ? -1 : (maxPossibleQuantity ?? Number.MAX_SAFE_INTEGER);

/** The recipes, those first that the stock does not cover. */
export const RecipesSection = ({
  providerId,
  ingredients,
}: Pick<RecipeProps, 'ingredients'> & { readonly providerId: string }) => {
  const { stock } = useWords();
  const view = useCounterfoil().provider(providerId);
  const { data, at, loading, error, retry } = useLive(view.recipes(), []);
  const { data: menu } = useLive(view.menu(), []);
  return (
    <section className="stack tight" aria-label={stock.recipes}>
      <h2>{stock.recipes}</h2>
      {error && <Failed code={error.code} retry={retry} />}
      {loading && !at && <Bones lines={2} tall="2.5rem" />}
      {!loading && !error && data.length === 0 && <Empty title={stock.noRecipes} hint={stock.noRecipesHint} />}
      <ul className="stack tight">
        {data
          .toSorted((a, b) => portionsOf(a) - portionsOf(b))
          .map((recipe) => (
            <RecipeRow key={recipe.id} recipe={recipe} ingredients={ingredients} menu={menu} />
          ))}
      </ul>
    </section>
  );
};
