import type { NewCommand, OrderLine } from '@counterfoil/client';
import { Button } from '../../design/button.tsx';
import { type Said, useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import type { OpenOrder } from './order-facts.ts';

interface LineProps {
  readonly order: OpenOrder;
  readonly line: OrderLine;
}

interface Step extends Said {
  readonly word: string;
  readonly command: NewCommand;
}

/** Staff bring a line that is ready, or take one off before the kitchen begins. */
const useStep = ({ order: { providerId, orderId }, line }: LineProps): Step | undefined => {
  const { orders } = useWords();
  const { lineId, menuItemId, quantity, note, status } = line;
  if (status === 'ready') {
    const set = (to: 'ready' | 'served'): NewCommand => ({
      type: 'order.setLineStatus',
      providerId,
      payload: { orderId, lineId, status: to },
    });
    return { word: orders.serve, command: set('served'), done: orders.lineServed, undo: set('ready') };
  }
  if (status !== 'new' && status !== 'queued') return undefined;
  const again = { lineId, menuItemId, quantity, ...(note ? { note } : {}) };
  return {
    word: orders.remove,
    command: { type: 'order.removeLine', providerId, payload: { orderId, lineId } },
    done: orders.removed,
    undo: { type: 'order.addLines', providerId, payload: { orderId, lines: [again] } },
  };
};

/** One dish of an order, where it is, and the step that staff may take. */
export const OrderLineRow = (props: LineProps) => {
  const { orders } = useWords();
  const act = useAct();
  const { name, quantity, note, status } = props.line;
  const step = useStep(props);
  return (
    <li className={`order-line ${status}`}>
      <b>{quantity}</b>
      <span>
        {name}
        {note && <small>{note}</small>}
      </span>
      <em>{orders.line[status]}</em>
      {step && (
        <Button look="plain" aria-label={orders.of(step.word, name)} onClick={() => act(step.command, step)}>
          {step.word}
        </Button>
      )}
    </li>
  );
};
