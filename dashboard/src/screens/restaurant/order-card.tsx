import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { useFlash } from '../../design/use-flash.ts';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { canPay, linesIn, minutesSince, nextStep, type OpenOrder } from './order-facts.ts';
import { OrderLineRow } from './order-line.tsx';
import type { About } from './sheet-props.ts';
import type { Floor } from './use-floor.ts';

interface CardProps {
  readonly order: OpenOrder;
  readonly floor: Floor;
  readonly now: Date;
  readonly onSheet: (about: About) => void;
}

const Actions = ({ order, floor, onSheet }: CardProps) => {
  const { orders } = useWords();
  const format = useFormats();
  const act = useAct();
  const { providerId, orderId, totals } = order;
  const next = nextStep(order);
  const send = () => void act({ type: 'order.confirm', providerId, payload: { orderId } });
  const pay = canPay(order) && (
    <Button look={next === 'pay' ? 'primary' : 'normal'} onClick={() => onSheet('pay')}>
      {orders.pay(format.money(totals.total))}
    </Button>
  );
  return (
    <div className="acts">
      {next === 'send' && (
        <Button look="primary" onClick={send}>
          {orders.send(linesIn(order, 'new').length)}
        </Button>
      )}
      {next === 'pay' && pay}
      <Button look={next === 'add' ? 'primary' : 'normal'} onClick={() => onSheet('add')}>
        {orders.add}
      </Button>
      {next !== 'pay' && pay}
      {floor.tables.length > 0 && <Button onClick={() => onSheet('move')}>{orders.move}</Button>}
      <Button look="plain" onClick={() => onSheet('cancel')}>
        {orders.cancel}
      </Button>
    </div>
  );
};

/** Where an order is: on its way, ready to be brought, or how much of it is served. */
const State = ({ order, floor }: CardProps) => {
  const { orders, state } = useWords();
  const format = useFormats();
  if (floor.sending.has(order.id)) return <span className="quiet small">{state.sending}</span>;
  const ready = linesIn(order, 'ready').length;
  if (ready > 0) return <Pill tone="wait">{orders.ready(ready)}</Pill>;
  if (order.lines.length === 0) return <span className="quiet small">{orders.noLines}</span>;
  const served = format.number(linesIn(order, 'served').length);
  return <span className="quiet small">{orders.served(served, format.number(order.lines.length))}</span>;
};

/** One open order: its number is the largest, and the likely next step is the first button. */
export const OrderCard = (props: CardProps) => {
  const { order, floor, now } = props;
  const { kitchen } = useWords();
  const format = useFormats();
  const shown = useFlash<HTMLElement>(order.version);
  const number = floor.numberOf(order);
  const where = [floor.whereOf(order), order.customer?.name].filter(Boolean).join(' · ');
  const isHot = linesIn(order, 'ready').length > 0;
  const classes = ['card', isHot ? 'hot' : '', floor.sending.has(order.id) ? 'sending' : ''];
  return (
    <article ref={shown} className={classes.join(' ').trim()} data-item={order.id} aria-label={`${number}, ${where}`}>
      <div className="row">
        <h2 className="order-number">{number}</h2>
        <span className="quiet small">{kitchen.age(minutesSince(order.createdAt, now))}</span>
      </div>
      <div className="row">
        <span>{where}</span>
        <b>{format.money(order.totals.total)}</b>
      </div>
      <State {...props} />
      <ul className="order-lines">
        {order.lines.map((line) => (
          <OrderLineRow key={line.lineId} order={order} line={line} />
        ))}
      </ul>
      <Actions {...props} />
    </article>
  );
};
