import type { Identified, Table } from '@counterfoil/client';
import { Link } from 'wouter';
import { Button } from '../../design/button.tsx';
import { Pill, type Tone } from '../../design/pill.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { codeOf } from '../../shell/code-of.ts';
import { useToasts } from '../../shell/toasts.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { linesIn, minutesSince, type OpenOrder } from './order-facts.ts';
import type { OpenSheet } from './sheet-props.ts';
import type { Floor } from './use-floor.ts';

const tones = { available: 'ok', occupied: 'void', reserved: 'void', cleaning: 'wait' } as const satisfies Record<
  Table['status'],
  Tone
>;

interface TileProps {
  readonly providerId: string;
  readonly table: Identified<Table>;
  readonly floor: Floor;
  readonly now: Date;
  readonly onSheet: (sheet: OpenSheet) => void;
}

/** Marks a cleaned table as free, at once and also without a network. */
const useReady = (providerId: string, { id, name }: Identified<Table>) => {
  const { records } = useCounterfoil().provider(providerId);
  const { say } = useToasts();
  const { tables, state } = useWords();
  const set = (status: 'available' | 'cleaning') => {
    records.change('tables', id, { status }).then(undefined, (error) => say(state.failedText(codeOf(error))));
  };
  return () => {
    set('available');
    say(tables.markedReady(name), () => set('cleaning'));
  };
};

const OrderFacts = ({ order, floor, now }: { readonly order: OpenOrder } & Pick<TileProps, 'floor' | 'now'>) => {
  const { orders, kitchen } = useWords();
  const format = useFormats();
  const ready = linesIn(order, 'ready').length;
  return (
    <>
      <div className="row">
        <b>{floor.numberOf(order)}</b>
        <b>{format.money(order.totals.total)}</b>
      </div>
      <div className="row quiet small">
        <span>{kitchen.age(minutesSince(order.createdAt, now))}</span>
        {ready > 0 && <Pill tone="wait">{orders.ready(ready)}</Pill>}
      </div>
    </>
  );
};

interface ActionsProps extends Omit<TileProps, 'now'> {
  readonly order: OpenOrder | undefined;
}

const Actions = ({ providerId, table, floor, order, onSheet }: ActionsProps) => {
  const { orders, tables } = useWords();
  const markReady = useReady(providerId, table);
  const named = (word: string) => orders.of(word, table.name);
  if (order) {
    return (
      <div className="acts">
        <Button aria-label={named(orders.add)} onClick={() => onSheet({ about: 'add', orderId: order.orderId })}>
          {orders.add}
        </Button>
        <Link className="button plain" href={`/at/${providerId}/orders`}>
          {tables.toOrder(floor.numberOf(order))}
        </Link>
      </div>
    );
  }
  if (table.orderId !== undefined) return null;
  return (
    <div className="acts">
      {table.status === 'cleaning' ? (
        <Button look="primary" aria-label={named(tables.ready)} onClick={markReady}>
          {tables.ready}
        </Button>
      ) : (
        <Button aria-label={named(orders.take)} onClick={() => onSheet({ about: 'take', tableId: table.id })}>
          {orders.take}
        </Button>
      )}
    </div>
  );
};

/** One table: its name is the largest, its status has a word and a colour, and its order tells its age. */
export const TableTile = (props: TileProps) => {
  const { table, floor, now } = props;
  const { tables, state } = useWords();
  const { id, name, seats, status, orderId } = table;
  const order = floor.orders.find((one) => one.orderId === orderId);
  const isSending = floor.sending.has(id);
  return (
    <article className={['card', 'table', status, isSending ? 'sending' : ''].join(' ').trim()} aria-label={name}>
      <div className="row">
        <h2>{name}</h2>
        <Pill tone={tones[status]}>{tables.status[status]}</Pill>
      </div>
      <div className="quiet small">{isSending ? state.sending : tables.seats(seats)}</div>
      {order && <OrderFacts order={order} floor={floor} now={now} />}
      <Actions {...props} order={order} />
    </article>
  );
};
