import { useState } from 'react';
import { v7 } from 'uuid';
import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/choices.tsx';
import { TextField } from '../../design/field.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import type { PlaceProps } from '../provider/place.tsx';
import { linesOf } from './cart.ts';
import { Dishes } from './dishes.tsx';
import { useCart } from './use-cart.ts';
import type { Floor } from './use-floor.ts';

/** Chosen beside the ids of tables, none of which contains a space. */
const takeAway = 'take away';
const counter = 'at the counter';

const placeOf = (where: string) => {
  if (where === takeAway) return { kind: 'takeAway' } as const;
  return where === counter ? ({ kind: 'counter' } as const) : { tableId: where };
};

interface TakeOrderProps {
  readonly place: PlaceProps;
  readonly floor: Floor;
  /** The table that is chosen already. */
  readonly tableId?: string | undefined;
  readonly onClose: () => void;
}

/** A new order: where, the dishes, and one button. A table may be opened before its guests have chosen. */
export const TakeOrder = ({ place, floor, tableId, onClose }: TakeOrderProps) => {
  const { orders, kitchen } = useWords();
  const act = useAct();
  const { providerId } = place;
  const hasNoTables = floor.tables.length === 0 && !floor.isLoading && !floor.error;
  const [where, setWhere] = useState(tableId ?? (hasNoTables ? counter : undefined));
  const [name, setName] = useState('');
  const { cart, setCart, count, word } = useCart(place);
  // Somebody else may take the table meanwhile.
  const isTable = floor.free.some(({ id }) => id === where);
  const isComplete = isTable || ((where === takeAway || where === counter) && count > 0);
  const choices = [
    ...floor.free.map(({ id, label }) => ({ value: id, content: label })),
    { value: takeAway, content: kitchen.takeAway },
    { value: counter, content: orders.counter },
  ];
  const take = () => {
    if (!where) return;
    const orderId = v7();
    const customer = where === takeAway && name.trim() ? { customer: { name: name.trim() } } : {};
    const payload = { orderId, ...placeOf(where), lines: linesOf(cart, v7), ...customer };
    const undo = { type: 'order.cancel', providerId, payload: { orderId } } as const;
    void act({ type: 'order.place', providerId, payload }, { done: orders.taken, undo });
    onClose();
  };
  return (
    <Sheet title={orders.take} onClose={onClose}>
      <Choices legend={orders.where} round value={where} onChoose={setWhere} choices={choices} />
      {where === takeAway && (
        <TextField
          label={orders.customer}
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <Dishes providerId={providerId} cart={cart} onChange={setCart} />
      <div className="sheet-end">
        {!isComplete && <p className="quiet small">{orders.chooseFirst}</p>}
        <Button look="primary" wide off={!isComplete} onClick={take}>
          {isTable && count === 0 ? orders.openIt : word}
        </Button>
      </div>
    </Sheet>
  );
};
