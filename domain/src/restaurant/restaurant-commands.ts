import { adjustStock, countStock, receiveStock } from '../stock/change-stock.ts';
import { addLines } from './add-lines.ts';
import { cancelOrder } from './cancel-order.ts';
import { completeOrder } from './complete-order.ts';
import { confirmOrder } from './confirm-order.ts';
import { moveOrder } from './move-order.ts';
import { placeOrder } from './place-order.ts';
import { removeLine } from './remove-line.ts';
import { setLineStatus } from './set-line-status.ts';

/** How orders and stock are decided. No schemas: a device that decides needs none. */
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
