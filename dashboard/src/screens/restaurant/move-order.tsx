import type { NewCommand } from '@counterfoil/client';
import { Button } from '../../design/button.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Empty } from '../../design/states.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import type { OrderSheetProps } from './sheet-props.ts';

/** Another table for an order. An order at the counter cannot be moved back to it. */
export const MoveOrder = ({ order, floor, onClose }: OrderSheetProps) => {
  const { orders } = useWords();
  const act = useAct();
  const { providerId, orderId, tableId: before } = order;
  const to = (tableId: string): NewCommand => ({ type: 'order.move', providerId, payload: { orderId, tableId } });
  const move = (tableId: string) => () => {
    void act(to(tableId), { done: orders.moved, ...(before ? { undo: to(before) } : {}) });
    onClose();
  };
  return (
    <Sheet title={orders.moveTitle(floor.numberOf(order))} onClose={onClose}>
      {floor.free.length === 0 && <Empty title={orders.noFreeTable} />}
      <ul className="wrap">
        {floor.free.map(({ id, label }) => (
          <li key={id}>
            <Button onClick={move(id)}>{label}</Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
};
