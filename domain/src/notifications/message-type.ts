/** All types of messages to a user. Each catalogue has a text for every type. */
export const messageTypes = [
  'reservationRequested',
  'reservationAwaitingPayment',
  'reservationConfirmed',
  'reservationWaiting',
  'reservationOffered',
  'reservationOfferedForPayment',
  'reservationWaitEnded',
  'reservationCancelledByYou',
  'reservationCancelled',
  'reservationExpired',
  'reservationMoveRequested',
  'reservationRescheduled',
  'reservationNotMoved',
  'reservationCompleted',
  'reservationNoShow',
  'reservationRefundDue',
  'reservationRefunded',
  'reservation24h',
  'reservation1h',
  'subscriptionCreated',
  'subscriptionActivated',
  'subscriptionRenewed',
  'subscriptionRenewalLapsed',
  'subscriptionCancelled',
  'subscriptionExpired',
  'subscriptionRefundDue',
  'subscriptionRefunded',
  'subscriptionRenewal',
  'voucherActivated',
  'voucherRedeemed',
  'voucherExpired',
  'voucherRefunded',
  'leavingRequested',
  'leavingStopped',
  'leavingBlocked',
  'leavingDone',
] as const;

export type MessageType = (typeof messageTypes)[number];

/** The types in `scheduledReminders`: a schedule sends them, not an event. */
export const reminderTypes = [
  'reservation24h',
  'reservation1h',
  'subscriptionRenewal',
] as const satisfies readonly MessageType[];

export type ReminderType = (typeof reminderTypes)[number];

export const isReminder = (type: MessageType): type is ReminderType =>
  reminderTypes.some((candidate) => candidate === type);

export const isAboutLeaving = (type: MessageType): boolean => type.startsWith('leaving');
