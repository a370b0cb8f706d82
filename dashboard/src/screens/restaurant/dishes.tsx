import type { Identified, MenuItem } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { useMemo } from 'react';
import { TextField } from '../../design/field.tsx';
import { Pill } from '../../design/pill.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { Stepper } from '../../design/stepper.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { type Cart, wishFor, withWish } from './cart.ts';
import { coursesOf, leftOf } from './menu.ts';

/** From here on, staff should know how many are left. */
const few = 5;

const most = 99;

interface CartProps {
  readonly cart: Cart;
  readonly onChange: (cart: Cart) => void;
}

const Left = ({ left }: { readonly left: number | undefined }) => {
  const { orders } = useWords();
  if (left === undefined || left > few) return null;
  return left > 0 ? <Pill tone="wait">{orders.left(left)}</Pill> : <Pill tone="stop">{orders.noneLeft}</Pill>;
};

interface DishProps extends CartProps {
  readonly dish: Identified<MenuItem>;
  readonly left: number | undefined;
}

const Dish = ({ dish: { id, name, price, available }, left, cart, onChange }: DishProps) => {
  const { orders } = useWords();
  const format = useFormats();
  const { quantity, note } = wishFor(cart, id);
  if (!available) {
    return (
      <li className="row quiet">
        <span>{name}</span>
        <Pill tone="void">{orders.soldOut}</Pill>
      </li>
    );
  }
  return (
    <li className="dish-wish">
      <Stepper
        label={name}
        fewer={orders.fewer(name)}
        more={orders.more(name)}
        value={quantity}
        min={0}
        max={most}
        shown={format.number(quantity)}
        onChange={(next) => onChange(withWish(cart, id, { quantity: next }))}
      />
      <div className="wrap quiet small">
        {format.money(price)} <Left left={left} />
      </div>
      {quantity > 0 && (
        <TextField
          label={orders.note(name)}
          value={note}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => onChange(withWish(cart, id, { note: event.target.value }))}
        />
      )}
    </li>
  );
};

/** The menu by category, with a stepper and a note for each dish. */
export const Dishes = ({ providerId, ...cart }: CartProps & { readonly providerId: string }) => {
  const { orders } = useWords();
  const view = useCounterfoil().provider(providerId);
  const menu = useLive(view.menu(), []);
  const categories = useLive(view.categories(), []);
  const recipes = useLive(view.recipes(), []);
  const courses = useMemo(() => coursesOf(categories.data, menu.data), [categories.data, menu.data]);
  const failed = [menu, categories].find(({ error }) => error);
  const isLoading = [menu, categories].some(({ loading, at }) => loading && !at);
  if (isLoading) return <Bones lines={4} tall="2.5rem" />;
  return (
    <>
      {failed?.error && <Failed code={failed.error.code} retry={failed.retry} />}
      {!failed && courses.length === 0 && <Empty title={orders.noMenu} hint={orders.noMenuHint} />}
      {courses.map(({ id, name = orders.other, dishes }) => (
        <section key={id} className="stack tight">
          <h3>{name}</h3>
          <ul className="stack tight">
            {dishes.map((dish) => (
              <Dish key={dish.id} dish={dish} left={leftOf(dish, recipes.data)} {...cart} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};
