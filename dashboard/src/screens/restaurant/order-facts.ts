import type { Identified, LineStatus, Order, OrderLine } from '@counterfoil/client';

export type OpenOrder = Identified<Order>;

export const linesIn = ({ lines }: Order, status: LineStatus): readonly OrderLine[] =>
  lines.filter((line) => line.status === status);

export const minutesSince = (moment: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - moment.getTime()) / 60_000));

type NextStep = 'send' | 'pay' | 'add';

export const isServed = ({ lines }: Order): boolean =>
  lines.length > 0 && lines.every(({ status }) => status === 'served');

/** As the domain allows it: once all lines have gone to the kitchen. Many pay for a take-away before it is made. */
export const canPay = (order: Order): boolean => order.status === 'confirmed' && linesIn(order, 'new').length === 0;

/** The likely next step: new lines go to the kitchen first, and guests pay once they have everything. */
export const nextStep = (order: Order): NextStep => {
  if (linesIn(order, 'new').length > 0) return 'send';
  return canPay(order) && isServed(order) ? 'pay' : 'add';
};
