import type { OpenOrder } from './order-facts.ts';
import type { Floor } from './use-floor.ts';

interface AboutOrder {
  readonly about: 'add' | 'pay' | 'move' | 'cancel';
  readonly orderId: string;
}

/** The sheet that is open. */
export type OpenSheet = AboutOrder | { readonly about: 'take'; readonly tableId?: string };

export type About = AboutOrder['about'];

/** Every sheet about one open order has these. */
export interface OrderSheetProps {
  readonly order: OpenOrder;
  readonly floor: Floor;
  readonly onClose: () => void;
}
