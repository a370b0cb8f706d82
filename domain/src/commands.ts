import type { z } from 'zod';
import { cancelReservation } from './booking/cancel-reservation.ts';
import { cancelSubscription } from './booking/cancel-subscription.ts';
import { completeReservation, markNoShow } from './booking/close-reservation.ts';
import { confirmPayment } from './booking/confirm-payment.ts';
import { confirmReservation } from './booking/confirm-reservation.ts';
import { confirmSubscriptionPayment } from './booking/confirm-subscription-payment.ts';
import { createReservation } from './booking/create-reservation.ts';
import { createSubscription } from './booking/create-subscription.ts';
import { expireReservation } from './booking/expire-reservation.ts';
import { expireSubscription } from './booking/expire-subscription.ts';
import { rateReservation } from './booking/rate-reservation.ts';
import { renewSubscription } from './booking/renew-subscription.ts';
import { rescheduleReservation } from './booking/reschedule-reservation.ts';
import {
  cancelReservationPayload,
  confirmPaymentPayload,
  createReservationPayload,
  rateReservationPayload,
  rescheduleReservationPayload,
  reservationPayload,
} from './booking/reservation-payloads.ts';
import {
  cancelSubscriptionPayload,
  confirmSubscriptionPaymentPayload,
  createSubscriptionPayload,
  renewSubscriptionPayload,
  subscriptionPayload,
} from './booking/subscription-payloads.ts';
import { commandType } from './kernel/bound-command.ts';
import { addMember } from './people/add-member.ts';
import { changeRole } from './people/change-role.ts';
import { addMemberPayload, changeRolePayload, removeMemberPayload } from './people/member-payloads.ts';
import { removeMember } from './people/remove-member.ts';
import { createProvider } from './provider/create-provider.ts';
import { providerProfileSchema } from './provider/provider-schema.ts';
import { addLines } from './restaurant/add-lines.ts';
import { cancelOrder } from './restaurant/cancel-order.ts';
import { claimPrintJob } from './restaurant/claim-print-job.ts';
import { completeOrder } from './restaurant/complete-order.ts';
import { confirmOrder } from './restaurant/confirm-order.ts';
import { moveOrder } from './restaurant/move-order.ts';
import {
  addLinesPayload,
  cancelOrderPayload,
  completeOrderPayload,
  moveOrderPayload,
  orderPayload,
  placeOrderPayload,
  removeLinePayload,
  setLineStatusPayload,
} from './restaurant/order-payloads.ts';
import { placeOrder } from './restaurant/place-order.ts';
import { failedPrintJobPayload, printJobPayload } from './restaurant/print-job-payloads.ts';
import { removeLine } from './restaurant/remove-line.ts';
import { setLineStatus } from './restaurant/set-line-status.ts';
import { failPrintJob, finishPrintJob } from './restaurant/settle-print-job.ts';
import { adjustStock, countStock, receiveStock } from './stock/change-stock.ts';
import { adjustStockPayload, countStockPayload, receiveStockPayload } from './stock/stock-payloads.ts';

/** Every command of the product: its payload's schema and its decider. */
export const commandTypes = {
  'provider.create': commandType(providerProfileSchema, createProvider),
  'member.add': commandType(addMemberPayload, addMember),
  'member.changeRole': commandType(changeRolePayload, changeRole),
  'member.remove': commandType(removeMemberPayload, removeMember),
  'reservation.create': commandType(createReservationPayload, createReservation),
  'reservation.confirm': commandType(reservationPayload, confirmReservation),
  'reservation.confirmPayment': commandType(confirmPaymentPayload, confirmPayment),
  'reservation.cancel': commandType(cancelReservationPayload, cancelReservation),
  'reservation.complete': commandType(reservationPayload, completeReservation),
  'reservation.markNoShow': commandType(reservationPayload, markNoShow),
  'reservation.reschedule': commandType(rescheduleReservationPayload, rescheduleReservation),
  'reservation.rate': commandType(rateReservationPayload, rateReservation),
  'reservation.expire': commandType(reservationPayload, expireReservation),
  'subscription.create': commandType(createSubscriptionPayload, createSubscription),
  'subscription.confirmPayment': commandType(confirmSubscriptionPaymentPayload, confirmSubscriptionPayment),
  'subscription.renew': commandType(renewSubscriptionPayload, renewSubscription),
  'subscription.cancel': commandType(cancelSubscriptionPayload, cancelSubscription),
  'subscription.expire': commandType(subscriptionPayload, expireSubscription),
  'order.place': commandType(placeOrderPayload, placeOrder),
  'order.addLines': commandType(addLinesPayload, addLines),
  'order.removeLine': commandType(removeLinePayload, removeLine),
  'order.move': commandType(moveOrderPayload, moveOrder),
  'order.confirm': commandType(orderPayload, confirmOrder),
  'order.setLineStatus': commandType(setLineStatusPayload, setLineStatus),
  'order.complete': commandType(completeOrderPayload, completeOrder),
  'order.cancel': commandType(cancelOrderPayload, cancelOrder),
  'stock.receive': commandType(receiveStockPayload, receiveStock),
  'stock.adjust': commandType(adjustStockPayload, adjustStock),
  'stock.count': commandType(countStockPayload, countStock),
  'printJob.claim': commandType(printJobPayload, claimPrintJob),
  'printJob.done': commandType(printJobPayload, finishPrintJob),
  'printJob.failed': commandType(failedPrintJobPayload, failPrintJob),
};

export type CommandType = keyof typeof commandTypes;

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

/** What a sender puts into each command. */
export type CommandPayloads = {
  readonly [Type in CommandType]: DeepReadonly<z.input<(typeof commandTypes)[Type]['schema']>>;
};
