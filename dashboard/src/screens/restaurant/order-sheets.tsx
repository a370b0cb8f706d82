import type { PlaceProps } from '../provider/place.tsx';
import { AddLines } from './add-lines.tsx';
import { CancelOrder } from './cancel-order.tsx';
import { MoveOrder } from './move-order.tsx';
import { PayOrder } from './pay-order.tsx';
import type { OpenSheet } from './sheet-props.ts';
import { TakeOrder } from './take-order.tsx';
import type { Floor } from './use-floor.ts';

interface SheetsProps {
  readonly place: PlaceProps;
  readonly floor: Floor;
  readonly sheet: OpenSheet | undefined;
  readonly onClose: () => void;
}

/** The sheets of an order, for its card and for its table. A sheet closes when somebody else closes its order. */
export const OrderSheets = ({ place, floor, sheet, onClose }: SheetsProps) => {
  if (!sheet) return null;
  if (sheet.about === 'take') {
    return <TakeOrder place={place} floor={floor} tableId={sheet.tableId} onClose={onClose} />;
  }
  const order = floor.orders.find(({ id }) => id === sheet.orderId);
  if (!order) return null;
  const props = { order, floor, onClose };
  switch (sheet.about) {
    case 'add':
      return <AddLines place={place} {...props} />;
    case 'pay':
      return <PayOrder {...props} />;
    case 'move':
      return <MoveOrder {...props} />;
    case 'cancel':
      return <CancelOrder {...props} />;
    default:
      return sheet satisfies never;
  }
};
