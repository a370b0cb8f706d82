import type { FormEvent } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import type { OrderSheetProps } from './sheet-props.ts';

/** A cancelled order cannot be opened again, so this asks. */
export const CancelOrder = ({ order: { providerId, orderId }, order, floor, onClose }: OrderSheetProps) => {
  const { orders } = useWords();
  const act = useAct();
  const cancel = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    const payload = { orderId, ...(reason ? { reason } : {}) };
    void act({ type: 'order.cancel', providerId, payload }, { done: orders.cancelled });
    onClose();
  };
  return (
    <Sheet title={orders.cancelTitle(floor.numberOf(order))} onClose={onClose}>
      <form className="stack" onSubmit={cancel}>
        <p className="quiet">{orders.cancelHint}</p>
        <TextField label={orders.reason} name="reason" maxLength={500} autoComplete="off" />
        <div className="wrap">
          <Button look="primary" type="submit">
            {orders.cancelIt}
          </Button>
          <Button onClick={onClose}>{orders.keep}</Button>
        </div>
      </form>
    </Sheet>
  );
};
