import type { NewCommand, Order, OrderLine } from '@counterfoil/client';

interface Change {
  readonly command: NewCommand;
  readonly undo?: NewCommand;
}

type Of = Pick<Order, 'providerId' | 'orderId'>;

export const serveLine = ({ providerId, orderId }: Of, { lineId }: OrderLine): Change => {
  const set = (status: 'ready' | 'served'): NewCommand => ({
    type: 'order.setLineStatus',
    providerId,
    payload: { orderId, lineId, status },
  });
  return { command: set('served'), undo: set('ready') };
};

/**
 * Takes a line off. One that has gone to the kitchen gets no undo. Added again it would be new, and the kitchen would
 * not have it until somebody sends it.
 */
export const removeLine = (
  { providerId, orderId }: Of,
  { lineId, menuItemId, quantity, note, status }: OrderLine,
): Change => {
  const command: NewCommand = { type: 'order.removeLine', providerId, payload: { orderId, lineId } };
  if (status !== 'new') return { command };
  const lines = [{ lineId, menuItemId, quantity, ...(note ? { note } : {}) }];
  return { command, undo: { type: 'order.addLines', providerId, payload: { orderId, lines } } };
};
