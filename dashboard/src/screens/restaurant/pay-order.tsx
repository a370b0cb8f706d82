import { Button } from '../../design/button.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { isServed } from './order-facts.ts';
import type { OrderSheetProps } from './sheet-props.ts';

const methods = ['cash', 'card'] as const;

/** Closes an order. The amount goes along, so that nobody takes too little for an order that has grown meanwhile. */
export const PayOrder = ({ order, floor, onClose }: OrderSheetProps) => {
  const { orders } = useWords();
  const format = useFormats();
  const act = useAct();
  const { providerId, orderId, totals } = order;
  const amount = format.money(totals.total);
  const pay = (method: (typeof methods)[number]) => () => {
    const payload = { orderId, payment: { method, amount: totals.total } };
    void act({ type: 'order.complete', providerId, payload }, { done: orders.closed });
    onClose();
  };
  return (
    <Sheet title={orders.payTitle(floor.numberOf(order))} onClose={onClose}>
      <p className="quiet">{orders.payHint}</p>
      {!isServed(order) && <p>{orders.payEarly}</p>}
      <div className="wrap">
        {methods.map((method) => (
          <Button key={method} onClick={pay(method)}>
            {orders[method](amount)}
          </Button>
        ))}
      </div>
    </Sheet>
  );
};
