import type { Identified, LineStatus, Order, OrderLine } from '@counterfoil/client';

export type OpenOrder = Identified<Order>;

export const linesIn = ({ lines }: Order, status: LineStatus): readonly OrderLine[] =>
  lines.filter((line) => line.status === status);

export const minutesSince = (moment: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - moment.getTime()) / 60_000));

type NextStep = 'send' | 'pay' | 'add';

/** The likely next step: new lines go to the kitchen first; an order with nothing new can be paid. */
export const nextStep = (order: Order): NextStep => {
  if (linesIn(order, 'new').length > 0) return 'send';
  return order.status === 'confirmed' ? 'pay' : 'add';
};
