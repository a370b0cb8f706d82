import { v7 } from 'uuid';
import { Button } from '../../design/button.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import type { PlaceProps } from '../provider/place.tsx';
import { linesOf } from './cart.ts';
import { Dishes } from './dishes.tsx';
import type { OrderSheetProps } from './sheet-props.ts';
import { useCart } from './use-cart.ts';

/** Further dishes for an open order. Each stays removable on its card until the kitchen begins. */
export const AddLines = ({ place, order, floor, onClose }: OrderSheetProps & { readonly place: PlaceProps }) => {
  const { orders } = useWords();
  const act = useAct();
  const { cart, setCart, count, word } = useCart(place);
  const { providerId, orderId } = order;
  const add = () => {
    const payload = { orderId, lines: linesOf(cart, v7) };
    void act({ type: 'order.addLines', providerId, payload }, { done: orders.added });
    onClose();
  };
  return (
    <Sheet title={orders.addTo(floor.numberOf(order))} onClose={onClose}>
      <Dishes providerId={providerId} cart={cart} onChange={setCart} />
      <div className="sheet-end">
        <Button look="primary" wide off={count === 0} onClick={add}>
          {word}
        </Button>
      </div>
    </Sheet>
  );
};
