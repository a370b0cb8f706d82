import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useWords } from '../../words/language.tsx';
import type { PlaceProps } from '../provider/place.tsx';
import { OrderCard } from './order-card.tsx';
import { minutesSince } from './order-facts.ts';
import { OrderSheets } from './order-sheets.tsx';
import type { OpenSheet } from './sheet-props.ts';
import { type Floor, useFloor } from './use-floor.ts';

interface ListProps {
  readonly floor: Floor;
  readonly now: Date;
  readonly onSheet: (sheet: OpenSheet) => void;
}

const OrderList = ({ floor, now, onSheet }: ListProps) => {
  const { orders } = useWords();
  if (floor.isLoading) return <Bones lines={3} tall="9rem" />;
  if (floor.orders.length === 0 && !floor.error) return <Empty title={orders.none} hint={orders.noneHint} />;
  return (
    <ul className="orders">
      {floor.orders.map((order) => (
        <li key={order.id}>
          <OrderCard
            order={order}
            floor={floor}
            now={now}
            onSheet={(about) => onSheet({ about, orderId: order.orderId })}
          />
        </li>
      ))}
    </ul>
  );
};

/** The open orders of a place, oldest first, and the way to take another one. */
export const Orders = (place: PlaceProps) => {
  const { orders, kitchen } = useWords();
  const now = useNow(60_000);
  const floor = useFloor(place.providerId);
  const [sheet, setSheet] = useState<OpenSheet>();
  const [oldest] = floor.orders;
  const isUnknown = floor.isLoading || (floor.error && !oldest);
  const facts = [
    !isUnknown && orders.open(floor.orders.length),
    oldest && orders.oldest(kitchen.age(minutesSince(oldest.createdAt, now))),
  ].filter(Boolean);
  return (
    <div className="stack">
      <div className="row">
        <div>
          <h1>{orders.title}</h1>
          <p className="quiet">{facts.join(' · ')}</p>
        </div>
        <Button look="primary" onClick={() => setSheet({ about: 'take' })}>
          {orders.take}
        </Button>
      </div>
      {floor.error && <Failed {...floor.error} />}
      <OrderList floor={floor} now={now} onSheet={setSheet} />
      <OrderSheets place={place} floor={floor} sheet={sheet} onClose={() => setSheet(undefined)} />
    </div>
  );
};
