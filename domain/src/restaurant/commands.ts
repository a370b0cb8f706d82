import { adjustStock, countStock, receiveStock } from '../stock/change-stock.ts';
import { addLines } from './orders/add-lines.ts';
import { cancelOrder } from './orders/cancel.ts';
import { completeOrder } from './orders/complete.ts';
import { confirmOrder } from './orders/confirm.ts';
import { moveOrder } from './orders/move.ts';
import { placeOrder } from './orders/place.ts';
import { removeLine } from './orders/remove-line.ts';
import { setLineStatus } from './orders/set-line-status.ts';

/** Deciders for orders and stock. No schemas: a device that predicts a decision needs none. */
export const restaurantCommands = {
  'order.place': placeOrder,
  'order.addLines': addLines,
  'order.removeLine': removeLine,
  'order.move': moveOrder,
  'order.confirm': confirmOrder,
  'order.setLineStatus': setLineStatus,
  'order.complete': completeOrder,
  'order.cancel': cancelOrder,
  'stock.receive': receiveStock,
  'stock.adjust': adjustStock,
  'stock.count': countStock,
};
