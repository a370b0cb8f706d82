import type { z } from 'zod';
import { closureCommands } from './booking/closures/commands.ts';
import { closurePayload, createClosurePayload } from './booking/closures/payloads.ts';
import { bookingCommands } from './booking/commands.ts';
import { deskCommands } from './booking/desk-commands.ts';
import { bookingGuestCommands } from './booking/guest-commands.ts';
import {
  countReservations,
  limitMovedReservations,
  limitNewReservations,
} from './booking/limits/limit-reservations.ts';
import { countSubscriptions, limitOpenedSubscriptions } from './booking/limits/limit-subscriptions.ts';
import { countVouchers, limitNewVouchers } from './booking/limits/limit-vouchers.ts';
import { reportAccountPayload } from './booking/payment-account/account.ts';
import { refundCommands } from './booking/refunds/commands.ts';
import { refundPayload, settleRefundPayload, settleUnmatchedPayload } from './booking/refunds/payloads.ts';
import { requiringUnsentRefund } from './booking/refunds/requiring-unsent-refund.ts';
import {
  followingReservationRefund,
  followingSubscriptionRefund,
  followingVoucherRefund,
  withReservationRefund,
  withSubscriptionRefund,
  withVoucherRefund,
} from './booking/refunds/with-refunds.ts';
import {
  acceptReservationPayload,
  cancelReservationPayload,
  claimReservationPayload,
  confirmPaymentPayload,
  createReservationPayload,
  customersReservationPayload,
  extendHoldPayload,
  rateReservationPayload,
  rescheduleReservationPayload,
  reservationPayload,
  settlePaymentPayload,
} from './booking/reservation/payloads.ts';
import { subscriptionCommands } from './booking/subscription/commands.ts';
import {
  cancelSubscriptionPayload,
  confirmSubscriptionPaymentPayload,
  createSubscriptionPayload,
  renewSubscriptionPayload,
  settleSubscriptionPaymentPayload,
  subscriptionPayload,
} from './booking/subscription/payloads.ts';
import { bookingSystemCommands } from './booking/system-commands.ts';
import { voucherCommands } from './booking/voucher/commands.ts';
import {
  buyVoucherPayload,
  confirmVoucherPaymentPayload,
  redeemVoucherPayload,
  settleVoucherPaymentPayload,
  voucherPayload,
} from './booking/voucher/payloads.ts';
import { withVoucher } from './booking/voucher/with-voucher.ts';
import { serveWaitingListPayload } from './booking/waiting/payloads.ts';
import { withWaitingList } from './booking/waiting/with-waiting-list.ts';
import { invariantCommands } from './invariants/commands.ts';
import { repairPayload } from './invariants/payload.ts';
import { commandSpec } from './kernel/command-spec.ts';
import { providerCommands } from './provider/commands.ts';
import { directoryCommands } from './provider/directory/commands.ts';
import { keepingEntry } from './provider/directory/keeping-entry.ts';
import { setShortAddressPayload } from './provider/directory/short-address.ts';
import { invitationCommands } from './provider/invitations/commands.ts';
import { createInvitationPayload, invitationPayload } from './provider/invitations/payloads.ts';
import { limitProviders } from './provider/limit-providers.ts';
import {
  addMemberPayload,
  answerMembershipPayload,
  changeRolePayload,
  handOverPayload,
  removeMemberPayload,
  renameMemberPayload,
} from './provider/members/payloads.ts';
import { listPayload, unlistPayload } from './provider/profile/listing.ts';
import { providerProfileSchema, updateProviderPayload } from './provider/profile/provider.ts';
import { withPrivateProfile } from './provider/profile/with-private-profile.ts';
import { suspensionCommands } from './provider/suspension/commands.ts';
import { resumePayload, suspendPayload } from './provider/suspension/payloads.ts';
import { whileOpen } from './provider/suspension/while-open.ts';
import { rebuildCommands } from './rebuild/commands.ts';
import { rebuildPayload } from './rebuild/payload.ts';
import { restaurantCommands } from './restaurant/commands.ts';
import { guestCommands } from './restaurant/guest-commands.ts';
import {
  addLinesPayload,
  cancelOrderPayload,
  claimOrderPayload,
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

/** All commands with a decider. A missing or superfluous schema does not compile. */
type Complete = Record<
  | keyof typeof providerCommands
  | keyof typeof directoryCommands
  | keyof typeof invitationCommands
  | keyof typeof bookingCommands
  | keyof typeof subscriptionCommands
  | keyof typeof deskCommands
  | keyof typeof bookingGuestCommands
  | keyof typeof bookingSystemCommands
  | keyof typeof closureCommands
  | keyof typeof invariantCommands
  | keyof typeof suspensionCommands
  | keyof typeof rebuildCommands
  | keyof typeof refundCommands
  | keyof typeof voucherCommands
  | keyof typeof restaurantCommands
  | keyof typeof guestCommands
  | keyof typeof printJobCommands,
  object
>;

/** All commands of the product, each with its payload schema and decider. */
export const commandSpecs = {
  'provider.create': commandSpec(
    providerProfileSchema,
    limitProviders(withPrivateProfile(providerCommands['provider.create'])),
  ),
  'provider.update': commandSpec(
    updateProviderPayload,
    withPrivateProfile(keepingEntry(providerCommands['provider.update'])),
  ),
  'provider.list': commandSpec(listPayload, withPrivateProfile(whileOpen(directoryCommands['provider.list']))),
  'provider.unlist': commandSpec(unlistPayload, withPrivateProfile(directoryCommands['provider.unlist'])),
  'provider.setShortAddress': commandSpec(
    setShortAddressPayload,
    withPrivateProfile(directoryCommands['provider.setShortAddress']),
  ),
  'provider.handOver': commandSpec(handOverPayload, withPrivateProfile(providerCommands['provider.handOver'])),
  'provider.suspend': commandSpec(suspendPayload, suspensionCommands['provider.suspend']),
  'provider.resume': commandSpec(resumePayload, suspensionCommands['provider.resume']),
  'member.add': commandSpec(addMemberPayload, withPrivateProfile(providerCommands['member.add'])),
  'member.changeRole': commandSpec(changeRolePayload, withPrivateProfile(providerCommands['member.changeRole'])),
  'member.rename': commandSpec(renameMemberPayload, withPrivateProfile(providerCommands['member.rename'])),
  'member.remove': commandSpec(removeMemberPayload, withPrivateProfile(providerCommands['member.remove'])),
  'member.accept': commandSpec(answerMembershipPayload, withPrivateProfile(providerCommands['member.accept'])),
  'member.decline': commandSpec(answerMembershipPayload, withPrivateProfile(providerCommands['member.decline'])),
  'invitation.create': commandSpec(createInvitationPayload, invitationCommands['invitation.create']),
  'invitation.revoke': commandSpec(invitationPayload, invitationCommands['invitation.revoke']),
  'invitation.accept': commandSpec(invitationPayload, withPrivateProfile(invitationCommands['invitation.accept'])),
  'invitation.decline': commandSpec(invitationPayload, invitationCommands['invitation.decline']),
  'closure.create': commandSpec(createClosurePayload, withPrivateProfile(closureCommands['closure.create'])),
  'closure.withdraw': commandSpec(closurePayload, withPrivateProfile(closureCommands['closure.withdraw'])),
  'reservation.create': commandSpec(
    createReservationPayload,
    withWaitingList(limitNewReservations(bookingCommands['reservation.create'])),
  ),
  'reservation.accept': commandSpec(acceptReservationPayload, countReservations(bookingCommands['reservation.accept'])),
  'reservation.confirm': commandSpec(
    reservationPayload,
    withWaitingList(countReservations(deskCommands['reservation.confirm'])),
  ),
  'reservation.confirmPayment': commandSpec(
    confirmPaymentPayload,
    withVoucher(withReservationRefund(countReservations(bookingSystemCommands['reservation.confirmPayment']))),
  ),
  'reservation.settlePayment': commandSpec(
    settlePaymentPayload,
    followingReservationRefund(countReservations(bookingSystemCommands['reservation.settlePayment'])),
  ),
  'reservation.cancel': commandSpec(
    cancelReservationPayload,
    withWaitingList(withVoucher(withReservationRefund(countReservations(bookingCommands['reservation.cancel'])))),
  ),
  'reservation.claim': commandSpec(
    claimReservationPayload,
    countReservations(bookingGuestCommands['reservation.claim']),
  ),
  'reservation.checkIn': commandSpec(reservationPayload, countReservations(deskCommands['reservation.checkIn'])),
  'reservation.reopen': commandSpec(
    reservationPayload,
    withVoucher(withReservationRefund(requiringUnsentRefund(countReservations(deskCommands['reservation.reopen'])))),
  ),
  'reservation.complete': commandSpec(
    reservationPayload,
    withWaitingList(countReservations(deskCommands['reservation.complete'])),
  ),
  'reservation.markNoShow': commandSpec(
    reservationPayload,
    withWaitingList(withVoucher(withReservationRefund(countReservations(deskCommands['reservation.markNoShow'])))),
  ),
  'reservation.reschedule': commandSpec(
    rescheduleReservationPayload,
    withWaitingList(limitMovedReservations(bookingCommands['reservation.reschedule'])),
  ),
  'reservation.declineMove': commandSpec(
    reservationPayload,
    withWaitingList(countReservations(bookingCommands['reservation.declineMove'])),
  ),
  'reservation.rate': commandSpec(rateReservationPayload, countReservations(bookingCommands['reservation.rate'])),
  'reservation.expire': commandSpec(
    customersReservationPayload,
    withWaitingList(withVoucher(countReservations(bookingSystemCommands['reservation.expire']))),
  ),
  'reservation.extendHold': commandSpec(
    extendHoldPayload,
    countReservations(bookingSystemCommands['reservation.extendHold']),
  ),
  'waitingList.serve': commandSpec(serveWaitingListPayload, bookingSystemCommands['waitingList.serve']),
  'refund.settle': commandSpec(settleRefundPayload, refundCommands['refund.settle']),
  'refund.retry': commandSpec(refundPayload, refundCommands['refund.retry']),
  'unmatchedPayment.settle': commandSpec(settleUnmatchedPayload, refundCommands['unmatchedPayment.settle']),
  'voucher.buy': commandSpec(buyVoucherPayload, limitNewVouchers(voucherCommands['voucher.buy'])),
  'voucher.sell': commandSpec(buyVoucherPayload, voucherCommands['voucher.sell']),
  'voucher.giveAway': commandSpec(voucherPayload, voucherCommands['voucher.giveAway']),
  'voucher.take': commandSpec(voucherPayload, voucherCommands['voucher.take']),
  'voucher.redeem': commandSpec(redeemVoucherPayload, countReservations(voucherCommands['voucher.redeem'])),
  'voucher.refund': commandSpec(voucherPayload, withVoucherRefund(voucherCommands['voucher.refund'])),
  'voucher.confirmPayment': commandSpec(
    confirmVoucherPaymentPayload,
    countVouchers(bookingSystemCommands['voucher.confirmPayment']),
  ),
  'voucher.settlePayment': commandSpec(
    settleVoucherPaymentPayload,
    followingVoucherRefund(bookingSystemCommands['voucher.settlePayment']),
  ),
  'voucher.expire': commandSpec(voucherPayload, countVouchers(bookingSystemCommands['voucher.expire'])),
  'subscription.create': commandSpec(
    createSubscriptionPayload,
    limitOpenedSubscriptions(subscriptionCommands['subscription.create']),
  ),
  'subscription.confirmPayment': commandSpec(
    confirmSubscriptionPaymentPayload,
    withSubscriptionRefund(countSubscriptions(bookingSystemCommands['subscription.confirmPayment'])),
  ),
  'subscription.settlePayment': commandSpec(
    settleSubscriptionPaymentPayload,
    followingSubscriptionRefund(countSubscriptions(bookingSystemCommands['subscription.settlePayment'])),
  ),
  'subscription.renew': commandSpec(
    renewSubscriptionPayload,
    limitOpenedSubscriptions(subscriptionCommands['subscription.renew']),
  ),
  'subscription.cancel': commandSpec(
    cancelSubscriptionPayload,
    countSubscriptions(subscriptionCommands['subscription.cancel']),
  ),
  'subscription.expire': commandSpec(
    subscriptionPayload,
    countSubscriptions(bookingSystemCommands['subscription.expire']),
  ),
  'paymentAccount.report': commandSpec(
    reportAccountPayload,
    withPrivateProfile(bookingSystemCommands['paymentAccount.report']),
  ),
  'projection.rebuild': commandSpec(rebuildPayload, rebuildCommands['projection.rebuild']),
  'invariant.repair': commandSpec(repairPayload, invariantCommands['invariant.repair']),
  'order.place': commandSpec(placeOrderPayload, restaurantCommands['order.place']),
  'order.addLines': commandSpec(addLinesPayload, restaurantCommands['order.addLines']),
  'order.removeLine': commandSpec(removeLinePayload, restaurantCommands['order.removeLine']),
  'order.move': commandSpec(moveOrderPayload, restaurantCommands['order.move']),
  'order.confirm': commandSpec(orderPayload, restaurantCommands['order.confirm']),
  'order.setLineStatus': commandSpec(setLineStatusPayload, restaurantCommands['order.setLineStatus']),
  'order.complete': commandSpec(completeOrderPayload, restaurantCommands['order.complete']),
  'order.cancel': commandSpec(cancelOrderPayload, restaurantCommands['order.cancel']),
  'order.claim': commandSpec(claimOrderPayload, guestCommands['order.claim']),
  'stock.receive': commandSpec(receiveStockPayload, restaurantCommands['stock.receive']),
  'stock.adjust': commandSpec(adjustStockPayload, restaurantCommands['stock.adjust']),
  'stock.count': commandSpec(countStockPayload, restaurantCommands['stock.count']),
  'printJob.claim': commandSpec(printJobPayload, printJobCommands['printJob.claim']),
  'printJob.done': commandSpec(printJobPayload, printJobCommands['printJob.done']),
  'printJob.failed': commandSpec(failedPrintJobPayload, printJobCommands['printJob.failed']),
} satisfies Complete;

export type CommandType = keyof typeof commandSpecs;

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

/** The payload of each command, as its sender writes it. */
export type CommandPayloads = {
  readonly [Type in CommandType]: DeepReadonly<z.input<(typeof commandSpecs)[Type]['schema']>>;
};
