import type { Catalogue } from './catalogue.ts';

export const english: Catalogue = {
  reservationRequested: ({ house, service, when, code }) => ({
    title: 'Request received',
    body: `${house} has your request for ${service} on ${when} and will answer soon. Code ${code}.`,
  }),
  reservationAwaitingPayment: ({ house, service, when, price }) => ({
    title: 'Waiting for your payment',
    body: `${house} holds ${service} on ${when} for you. Pay ${price} to confirm it.`,
  }),
  reservationConfirmed: ({ house, service, when, code }) => ({
    title: 'Booking confirmed',
    body: `${service} at ${house} on ${when}. Show the code ${code}.`,
  }),
  reservationCancelledByYou: ({ house, service, when }) => ({
    title: 'You cancelled your booking',
    body: `${service} at ${house} on ${when} is cancelled.`,
  }),
  reservationCancelled: ({ house, service, when }) => ({
    title: 'Booking cancelled',
    body: `We are sorry: ${service} at ${house} on ${when} has been cancelled.`,
  }),
  reservationExpired: ({ house, service, when }) => ({
    title: 'Booking expired',
    body: `${service} at ${house} on ${when} was not confirmed in time and is no longer held for you.`,
  }),
  reservationRescheduled: ({ house, service, when, code }) => ({
    title: 'Booking moved',
    body: `${service} at ${house} is now on ${when}. The code is still ${code}.`,
  }),
  reservationCompleted: ({ house, service }) => ({
    title: 'Thank you for your visit',
    body: `How was ${service} at ${house}? Tell us with a rating.`,
  }),
  reservationNoShow: ({ house, service, when }) => ({
    title: 'We missed you',
    body: `${house} was waiting for you for ${service} on ${when}.`,
  }),
  reservationRefundDue: ({ house, service, refund }) => ({
    title: 'You get your money back',
    body: `${refund} for ${service} at ${house} will be refunded to you.`,
  }),
  reservation24h: ({ house, service, when, code }) => ({
    title: 'Your booking is coming up',
    body: `${service} at ${house} on ${when}. Code ${code}.`,
  }),
  reservation1h: ({ house, service, when, code }) => ({
    title: 'Your booking begins soon',
    body: `${service} at ${house} on ${when}. Code ${code}.`,
  }),
  subscriptionCreated: ({ house, plan }) => ({
    title: 'Waiting for your payment',
    body: `${plan} at ${house} begins as soon as you have paid.`,
  }),
  subscriptionActivated: ({ house, plan, until }) => ({
    title: 'Your subscription has begun',
    body: `${plan} at ${house} runs until ${until}.`,
  }),
  subscriptionRenewed: ({ house, plan, until }) => ({
    title: 'Subscription renewed',
    body: `${plan} at ${house} now runs until ${until}.`,
  }),
  subscriptionCancelled: ({ house, plan }) => ({
    title: 'Subscription cancelled',
    body: `${plan} at ${house} has been cancelled.`,
  }),
  subscriptionExpired: ({ house, plan }) => ({
    title: 'Subscription ended',
    body: `${plan} at ${house} has ended. You can begin it anew at any time.`,
  }),
  subscriptionRefundDue: ({ house, plan, refund }) => ({
    title: 'You get your money back',
    body: `${refund} for ${plan} at ${house} will be refunded to you.`,
  }),
  subscriptionRenewal: ({ house, plan, until }) => ({
    title: 'Your subscription ends soon',
    body: `${plan} at ${house} runs until ${until}. Renew it to go on without a break.`,
  }),
};
