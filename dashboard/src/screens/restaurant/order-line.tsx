import type { NewCommand, OrderLine } from '@counterfoil/client';
import { Button } from '../../design/button.tsx';
import { type Said, useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { removeLine, serveLine } from './line-commands.ts';
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
const useStep = ({ order, line }: LineProps): Step | undefined => {
  const { orders } = useWords();
  switch (line.status) {
    case 'ready':
      return { word: orders.serve, done: orders.lineServed, ...serveLine(order, line) };
    case 'new':
    case 'queued':
      return { word: orders.remove, done: orders.removed, ...removeLine(order, line) };
    default:
      return undefined;
  }
};

/** One dish of an order, where it is, and the step that staff may take. */
export const OrderLineRow = (props: LineProps) => {
  const { orders } = useWords();
  const format = useFormats();
  const act = useAct();
  const { name, quantity, note, status } = props.line;
  const step = useStep(props);
  return (
    <li className={`order-line ${status}`}>
      <b>{format.number(quantity)}</b>
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
