import type { Catalogue } from './catalogue.ts';

const because = (reason: string): string => (reason ? ` Reason: ${reason}.` : '');

export const english: Catalogue = {
  reservationRequested: ({ provider, service, when, code }) => ({
    title: 'Request received',
    body: `${provider} has your request for ${service} on ${when} and will answer soon. Code ${code}.`,
  }),
  reservationAwaitingPayment: ({ provider, service, when, due }) => ({
    title: 'Waiting for your payment',
    body: `${provider} holds ${service} on ${when} for you. Pay ${due} to confirm it.`,
  }),
  reservationConfirmed: ({ provider, service, when, code }) => ({
    title: 'Booking confirmed',
    body: `${service} at ${provider} on ${when}. Show the code ${code}.`,
  }),
  reservationWaiting: ({ provider, service, when }) => ({
    title: 'You are on the waiting list',
    body: `${service} at ${provider} on ${when} is full. We tell you as soon as a place is free.`,
  }),
  reservationOffered: ({ provider, service, when, until }) => ({
    title: 'A place is free for you',
    body: `${provider} holds ${service} on ${when} for you until ${until}. Accept it before then.`,
  }),
  reservationOfferedForPayment: ({ provider, service, when, until, due }) => ({
    title: 'A place is free for you',
    body: `${provider} holds ${service} on ${when} for you until ${until}. Pay ${due} before then.`,
  }),
  reservationWaitEnded: ({ provider, service, when }) => ({
    title: 'No place became free',
    body: `${service} at ${provider} on ${when} stayed full. You are no longer on the waiting list.`,
  }),
  reservationCancelledByYou: ({ provider, service, when }) => ({
    title: 'You cancelled your booking',
    body: `${service} at ${provider} on ${when} is cancelled.`,
  }),
  reservationCancelled: ({ provider, service, when, reason }) => ({
    title: 'Booking cancelled',
    body: `We are sorry: ${service} at ${provider} on ${when} has been cancelled.${because(reason)}`,
  }),
  reservationExpired: ({ provider, service, when }) => ({
    title: 'Booking expired',
    body: `${service} at ${provider} on ${when} was not confirmed in time and is no longer held for you.`,
  }),
  reservationMoveRequested: ({ provider, service, when, wish }) => ({
    title: 'Request to move received',
    body: `${provider} has your request to move ${service} to ${wish}. Until they accept it, you are booked on ${when}.`,
  }),
  reservationRescheduled: ({ provider, service, when, code, reason }) => ({
    title: 'Booking moved',
    body: `${service} at ${provider} is now on ${when}. The code is still ${code}.${because(reason)}`,
  }),
  reservationNotMoved: ({ provider, service, when }) => ({
    title: 'Your booking stays as it is',
    body: `${provider} has not accepted another time. ${service} stays on ${when}.`,
  }),
  reservationCompleted: ({ provider, service }) => ({
    title: 'Thank you for your visit',
    body: `How was ${service} at ${provider}? Tell us with a rating.`,
  }),
  reservationNoShow: ({ provider, service, when }) => ({
    title: 'We missed you',
    body: `${provider} was waiting for you for ${service} on ${when}.`,
  }),
  reservationRefundDue: ({ provider, service, refund }) => ({
    title: 'You get your money back',
    body: `${refund} for ${service} at ${provider} will be refunded to you.`,
  }),
  reservationRefunded: ({ provider, service, refund }) => ({
    title: 'Your money is on its way',
    body: `${refund} for ${service} at ${provider} has been refunded to you.`,
  }),
  reservation24h: ({ provider, service, when, code }) => ({
    title: 'Your booking is coming up',
    body: `${service} at ${provider} on ${when}. Code ${code}.`,
  }),
  reservation1h: ({ provider, service, when, code }) => ({
    title: 'Your booking begins soon',
    body: `${service} at ${provider} on ${when}. Code ${code}.`,
  }),
  subscriptionCreated: ({ provider, plan }) => ({
    title: 'Waiting for your payment',
    body: `${plan} at ${provider} begins as soon as you have paid.`,
  }),
  subscriptionActivated: ({ provider, plan, until }) => ({
    title: 'Your subscription has begun',
    body: `${plan} at ${provider} runs until ${until}.`,
  }),
  subscriptionRenewed: ({ provider, plan, until }) => ({
    title: 'Subscription renewed',
    body: `${plan} at ${provider} now runs until ${until}.`,
  }),
  subscriptionRenewalLapsed: ({ provider, plan }) => ({
    title: 'Renewal withdrawn',
    body: `The unpaid renewal of ${plan} at ${provider} has been withdrawn. You can renew it again at any time.`,
  }),
  subscriptionCancelled: ({ provider, plan }) => ({
    title: 'Subscription cancelled',
    body: `${plan} at ${provider} has been cancelled.`,
  }),
  subscriptionExpired: ({ provider, plan }) => ({
    title: 'Subscription ended',
    body: `${plan} at ${provider} has ended. You can begin it anew at any time.`,
  }),
  subscriptionRefundDue: ({ provider, plan, refund }) => ({
    title: 'You get your money back',
    body: `${refund} for ${plan} at ${provider} will be refunded to you.`,
  }),
  subscriptionRefunded: ({ provider, plan, refund }) => ({
    title: 'Your money is on its way',
    body: `${refund} for ${plan} at ${provider} has been refunded to you.`,
  }),
  subscriptionRenewal: ({ provider, plan, until }) => ({
    title: 'Your subscription ends soon',
    body: `${plan} at ${provider} runs until ${until}. Renew it to go on without a break.`,
  }),
  voucherActivated: ({ provider, service, until, code }) => ({
    title: 'Your voucher is ready',
    body: `Your voucher for ${service} at ${provider} is valid until ${until}. Code ${code}.`,
  }),
  voucherRedeemed: ({ provider, service, code }) => ({
    title: 'Your voucher was used',
    body: `${provider} has paid a booking with your voucher for ${service}. Code ${code}.`,
  }),
  voucherExpired: ({ provider, service }) => ({
    title: 'Your voucher has expired',
    body: `Your voucher for ${service} at ${provider} is no longer valid.`,
  }),
  voucherRefunded: ({ provider, service, refund }) => ({
    title: 'Your voucher was taken back',
    body: `Your voucher for ${service} at ${provider} was taken back. ${refund} goes back the way it was paid.`,
  }),
  leavingRequested: ({ day }) => ({
    title: 'Your account will be deleted',
    body: `On ${day} your account and everything about you will be deleted. Until then you can change your mind in the app. If you did not ask for this, stop it there and change your password.`,
  }),
  leavingStopped: () => ({
    title: 'Your account stays',
    body: 'Your account will not be deleted. Everything is as it was.',
  }),
  leavingBlocked: () => ({
    title: 'Your account could not be deleted yet',
    body: 'You are the main owner of a business. Hand it over to another owner, and your account will be deleted the day after.',
  }),
  leavingDone: () => ({
    title: 'Your account is deleted',
    body: 'Your account and everything about you has been deleted. Businesses keep their figures, without your name. This is our last mail to you.',
  }),
};
