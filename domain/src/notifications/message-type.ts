/** What a person can be told. Each has its text in every catalogue. */
export const messageTypes = [
  'reservationRequested',
  'reservationAwaitingPayment',
  'reservationConfirmed',
  'reservationCancelledByYou',
  'reservationCancelled',
  'reservationExpired',
  'reservationRescheduled',
  'reservationCompleted',
  'reservationNoShow',
  'reservationRefundDue',
  'reservation24h',
  'reservation1h',
  'subscriptionCreated',
  'subscriptionActivated',
  'subscriptionRenewed',
  'subscriptionCancelled',
  'subscriptionExpired',
  'subscriptionRefundDue',
  'subscriptionRenewal',
] as const;

export type MessageType = (typeof messageTypes)[number];

/** What `scheduledReminders` hold: told by the clock, not by an event. */
export const reminderTypes = [
  'reservation24h',
  'reservation1h',
  'subscriptionRenewal',
] as const satisfies readonly MessageType[];

export type ReminderType = (typeof reminderTypes)[number];

export const isReminder = (type: MessageType): type is ReminderType => reminderTypes.some((known) => known === type);
