export { command } from './command.ts';
export { commandQueued } from './command-queued.ts';
export { eventRecorded } from './event-recorded.ts';
export { expireHolds } from './expire-holds.ts';
export { expireSubscriptions } from './expire-subscriptions.ts';
export { paymentWebhook } from './payment-webhook.ts';
export { retryDeliveries } from './retry-deliveries.ts';
export { sendReminders } from './send-reminders.ts';
