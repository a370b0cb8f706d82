import type { NewsKind } from './news-kind.ts';

/** All types of messages to members. Each catalogue has a text for every type. */
export const newsTypes = [
  'staffRequest',
  'staffMoveRequest',
  'staffBooking',
  'staffMoved',
  'staffSubscription',
  'staffCancellation',
  'staffSubscriptionCancelled',
  'staffPaid',
  'staffSubscriptionPaid',
  'staffDisputed',
  'staffRefundDue',
  'staffRefunded',
  'staffRefundFailed',
  'staffAccountActive',
  'staffAccountRestricted',
  'staffAccountDisconnected',
  'staffRating',
  'staffLowStock',
  'staffPrinterFailed',
  'staffDeviceBehind',
  'staffQueueStands',
  'staffHealthDrops',
  'staffHealthLatency',
  'staffHealthFailures',
  'staffSuspended',
  'staffResumed',
] as const;

export type NewsType = (typeof newsTypes)[number];

const kinds: Readonly<Record<NewsType, NewsKind>> = {
  staffRequest: 'request',
  staffMoveRequest: 'request',
  staffBooking: 'booking',
  staffMoved: 'booking',
  staffSubscription: 'booking',
  staffCancellation: 'cancellation',
  staffSubscriptionCancelled: 'cancellation',
  staffPaid: 'payment',
  staffSubscriptionPaid: 'payment',
  staffDisputed: 'payment',
  staffRefundDue: 'refund',
  staffRefunded: 'refund',
  staffRefundFailed: 'refund',
  staffAccountActive: 'payment',
  staffAccountRestricted: 'payment',
  staffAccountDisconnected: 'payment',
  staffRating: 'rating',
  staffLowStock: 'lowStock',
  staffPrinterFailed: 'printerFailed',
  staffDeviceBehind: 'deviceBehind',
  staffQueueStands: 'deviceBehind',
  staffHealthDrops: 'deviceBehind',
  staffHealthLatency: 'deviceBehind',
  staffHealthFailures: 'deviceBehind',
  staffSuspended: 'deviceBehind',
  staffResumed: 'deviceBehind',
};

export const kindOf = (type: NewsType): NewsKind => kinds[type];

/** True for messages to members. */
export const isNews = (type: string): type is NewsType => newsTypes.some((candidate) => candidate === type);

const urgent: readonly NewsType[] = [
  'staffPrinterFailed',
  'staffRefundFailed',
  'staffAccountRestricted',
  'staffAccountDisconnected',
  'staffSuspended',
];

/** Waits for no digest: each hour makes it worse. */
export const isUrgent = (type: NewsType): boolean => urgent.includes(type);

/** True for what nobody did on purpose, so that its author is told like the others. */
export const isAlarm = (type: NewsType): boolean =>
  isUrgent(type) || kinds[type] === 'lowStock' || kinds[type] === 'deviceBehind';
