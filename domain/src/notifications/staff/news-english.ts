import type { DigestTexts, NewsCatalogue } from './news-catalogue.ts';

export const newsEnglish: NewsCatalogue = {
  staffRequest: ({ provider, what, when, seats, code }) => ({
    title: 'New request',
    body: `${provider}: ${what} on ${when}, party of ${seats}. It waits for your answer. Code ${code}.`,
  }),
  staffMoveRequest: ({ provider, what, when, wish, code }) => ({
    title: 'Request to move',
    body: `${provider}: ${what} on ${when} shall move to ${wish}. It waits for your answer. Code ${code}.`,
  }),
  staffBooking: ({ provider, what, when, seats, code }) => ({
    title: 'New booking',
    body: `${provider}: ${what} on ${when}, party of ${seats}. Code ${code}.`,
  }),
  staffMoved: ({ provider, what, when, seats, code }) => ({
    title: 'Booking moved',
    body: `${provider}: ${what}, party of ${seats}, is now on ${when}. Code ${code}.`,
  }),
  staffSubscription: ({ provider, what, code }) => ({
    title: 'New subscription',
    body: `${provider}: ${what} has begun. Code ${code}.`,
  }),
  staffCancellation: ({ provider, what, when, seats, code }) => ({
    title: 'Booking cancelled',
    body: `${provider}: ${what} on ${when}, party of ${seats}, is cancelled. Code ${code}.`,
  }),
  staffSubscriptionCancelled: ({ provider, what, code }) => ({
    title: 'Subscription cancelled',
    body: `${provider}: ${what} is cancelled. Code ${code}.`,
  }),
  staffPaid: ({ provider, what, when, seats, code, money }) => ({
    title: 'Booking paid',
    body: `${provider}: ${what} on ${when}, party of ${seats}, is paid with ${money}. Code ${code}.`,
  }),
  staffSubscriptionPaid: ({ provider, what, code, money }) => ({
    title: 'Subscription paid',
    body: `${provider}: ${what} is paid with ${money}. Code ${code}.`,
  }),
  staffDisputed: ({ provider, what, code, money }) => ({
    title: 'Payment disputed',
    body: `${provider}: the payment of ${money} for ${what} is disputed. Answer it at the gateway. Code ${code}.`,
  }),
  staffRefundDue: ({ provider, what, code, money }) => ({
    title: 'Refund due',
    body: `${provider}: ${money} for ${what} goes back to the customer. Code ${code}.`,
  }),
  staffRefunded: ({ provider, what, code, money }) => ({
    title: 'Refund done',
    body: `${provider}: ${money} for ${what} is refunded. Code ${code}.`,
  }),
  staffRefundFailed: ({ provider, money }) => ({
    title: 'Refund failed',
    body: `${provider}: the refund of ${money} has failed. Try it again, or settle it by hand.`,
  }),
  staffAccountActive: ({ provider }) => ({
    title: 'Payment account active',
    body: `${provider}: the payment account is active. Payments go there from now on.`,
  }),
  staffAccountRestricted: ({ provider }) => ({
    title: 'Payment account restricted',
    body: `${provider}: the payment gateway asks for something. Open the payment account and complete it.`,
  }),
  staffAccountDisconnected: ({ provider }) => ({
    title: 'Payment account disconnected',
    body: `${provider}: the payment account is disconnected. Nobody can pay until you connect one again.`,
  }),
  staffRating: ({ provider, what, count, code }) => ({
    title: 'New rating',
    body: `${provider}: ${count} of 5 stars for ${what}. Code ${code}.`,
  }),
  staffLowStock: ({ provider, what }) => ({
    title: 'Stock is low',
    body: `${provider}: ${what} has fallen to its reorder point.`,
  }),
  staffPrinterFailed: ({ provider, what, count }) => ({
    title: 'Ticket not printed',
    body: `${provider}: the ticket of order ${count} for ${what} could not be printed. Check the printer.`,
  }),
  staffDeviceBehind: ({ provider, what, count }) => ({
    title: 'Device behind',
    body: `${provider}: ${what} has not sent its work for a while. Waiting: ${count}. Check its connection.`,
  }),
  staffQueueStands: ({ provider, count }) => ({
    title: 'Commands wait',
    body: `${provider}: commands of your devices are not processed. Waiting: ${count}.`,
  }),
  staffHealthDrops: ({ provider, count }) => ({
    title: 'Connections break',
    body: `${provider}: ${count}% of what your devices and the server send is lost. Nothing is missing; it is sent again.`,
  }),
  staffHealthLatency: ({ provider, count }) => ({
    title: 'Slow at present',
    body: `${provider}: one change in twenty takes ${count} ms or longer.`,
  }),
  staffHealthFailures: ({ provider, count }) => ({
    title: 'Commands fail',
    body: `${provider}: ${count}% of the commands fail for technical reasons.`,
  }),
  staffSuspended: ({ provider }) => ({
    title: 'Suspended',
    body: `${provider}: the platform has stopped bookings, orders and changes. The dashboard shows why. Customers can still cancel.`,
  }),
  staffResumed: ({ provider }) => ({
    title: 'Open again',
    body: `${provider}: the suspension has ended. Bookings, orders and changes work again.`,
  }),
};

export const digestEnglish: DigestTexts = {
  title: ({ provider, count }) => `${provider}: news (${count})`,
  body: 'This came since the last summary.',
  more: (count) => `And more in the app: ${count}.`,
};
