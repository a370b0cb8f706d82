import type { z } from 'zod';
import { bookingCommands } from './booking/commands.ts';
import {
  cancelReservationPayload,
  confirmPaymentPayload,
  createReservationPayload,
  rateReservationPayload,
  rescheduleReservationPayload,
  reservationPayload,
} from './booking/reservation/payloads.ts';
import {
  cancelSubscriptionPayload,
  confirmSubscriptionPaymentPayload,
  createSubscriptionPayload,
  renewSubscriptionPayload,
  subscriptionPayload,
} from './booking/subscription/payloads.ts';
import { bookingSystemCommands } from './booking/system-commands.ts';
import { commandType } from './kernel/bound-command.ts';
import { houseCommands } from './provider/commands.ts';
import { addMemberPayload, changeRolePayload, removeMemberPayload } from './provider/members/payloads.ts';
import { providerProfileSchema } from './provider/profile/provider.ts';
import { restaurantCommands } from './restaurant/commands.ts';
import {
  addLinesPayload,
  cancelOrderPayload,
  completeOrderPayload,
  moveOrderPayload,
  orderPayload,
  placeOrderPayload,
  removeLinePayload,
  setLineStatusPayload,
} from './restaurant/orders/payloads.ts';
import { printJobCommands } from './restaurant/print-jobs/commands.ts';
import { failedPrintJobPayload, printJobPayload } from './restaurant/print-jobs/payloads.ts';
import { adjustStockPayload, countStockPayload, receiveStockPayload } from './stock/payloads.ts';

/** Every command that is decided: to leave its schema out, or to name one that nobody decides, does not compile. */
type Complete = Record<
  | keyof typeof houseCommands
  | keyof typeof bookingCommands
  | keyof typeof bookingSystemCommands
  | keyof typeof restaurantCommands
  | keyof typeof printJobCommands,
  object
>;

/** Every command of the product: its payload's schema and its decider. */
export const commandTypes = {
  'provider.create': commandType(providerProfileSchema, houseCommands['provider.create']),
  'member.add': commandType(addMemberPayload, houseCommands['member.add']),
  'member.changeRole': commandType(changeRolePayload, houseCommands['member.changeRole']),
  'member.remove': commandType(removeMemberPayload, houseCommands['member.remove']),
  'reservation.create': commandType(createReservationPayload, bookingCommands['reservation.create']),
  'reservation.confirm': commandType(reservationPayload, bookingCommands['reservation.confirm']),
  'reservation.confirmPayment': commandType(confirmPaymentPayload, bookingSystemCommands['reservation.confirmPayment']),
  'reservation.cancel': commandType(cancelReservationPayload, bookingCommands['reservation.cancel']),
  'reservation.complete': commandType(reservationPayload, bookingCommands['reservation.complete']),
  'reservation.markNoShow': commandType(reservationPayload, bookingCommands['reservation.markNoShow']),
  'reservation.reschedule': commandType(rescheduleReservationPayload, bookingCommands['reservation.reschedule']),
  'reservation.rate': commandType(rateReservationPayload, bookingCommands['reservation.rate']),
  'reservation.expire': commandType(reservationPayload, bookingSystemCommands['reservation.expire']),
  'subscription.create': commandType(createSubscriptionPayload, bookingCommands['subscription.create']),
  'subscription.confirmPayment': commandType(
    confirmSubscriptionPaymentPayload,
    bookingSystemCommands['subscription.confirmPayment'],
  ),
  'subscription.renew': commandType(renewSubscriptionPayload, bookingCommands['subscription.renew']),
  'subscription.cancel': commandType(cancelSubscriptionPayload, bookingCommands['subscription.cancel']),
  'subscription.expire': commandType(subscriptionPayload, bookingSystemCommands['subscription.expire']),
  'order.place': commandType(placeOrderPayload, restaurantCommands['order.place']),
  'order.addLines': commandType(addLinesPayload, restaurantCommands['order.addLines']),
  'order.removeLine': commandType(removeLinePayload, restaurantCommands['order.removeLine']),
  'order.move': commandType(moveOrderPayload, restaurantCommands['order.move']),
  'order.confirm': commandType(orderPayload, restaurantCommands['order.confirm']),
  'order.setLineStatus': commandType(setLineStatusPayload, restaurantCommands['order.setLineStatus']),
  'order.complete': commandType(completeOrderPayload, restaurantCommands['order.complete']),
  'order.cancel': commandType(cancelOrderPayload, restaurantCommands['order.cancel']),
  'stock.receive': commandType(receiveStockPayload, restaurantCommands['stock.receive']),
  'stock.adjust': commandType(adjustStockPayload, restaurantCommands['stock.adjust']),
  'stock.count': commandType(countStockPayload, restaurantCommands['stock.count']),
  'printJob.claim': commandType(printJobPayload, printJobCommands['printJob.claim']),
  'printJob.done': commandType(printJobPayload, printJobCommands['printJob.done']),
  'printJob.failed': commandType(failedPrintJobPayload, printJobCommands['printJob.failed']),
} satisfies Complete;

export type CommandType = keyof typeof commandTypes;

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

/** What a sender puts into each command. */
export type CommandPayloads = {
  readonly [Type in CommandType]: DeepReadonly<z.input<(typeof commandTypes)[Type]['schema']>>;
};
