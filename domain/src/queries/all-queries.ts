import { analyticsDaysQueries } from './analytics-days.ts';
import { auditQueries } from './audit-queries.ts';
import { customerQueries } from './customer-queries.ts';
import { deskQueries } from './desk-queries.ts';
import { directoryQueries } from './directory-queries.ts';
import { erasureQueries } from './erasure-queries.ts';
import { feedQueries } from './feed-queries.ts';
import { healthQueries } from './health-queries.ts';
import { insightQueries } from './insight-queries.ts';
import { latestQueries } from './latest-queries.ts';
import { notificationQueries } from './notification-queries.ts';
import { paymentQueries } from './payment-queries.ts';
import { peopleQueries } from './people-queries.ts';
import { planQueries } from './plan-queries.ts';
import { platformQueries } from './platform-queries.ts';
import { presenceQueries } from './presence-queries.ts';
import { projectionQueries } from './projection-queries.ts';
import type { Query } from './query.ts';
import { readingQueries } from './reading-queries.ts';
import { recordQueries } from './record-queries.ts';
import { reservationQueries } from './reservation-queries.ts';
import { restaurantQueries } from './restaurant-queries.ts';
import { serviceQueries } from './service-queries.ts';
import { stockQueries } from './stock-queries.ts';
import { subscriptionQueries } from './subscription-queries.ts';
import { sweepQueries } from './sweep-queries.ts';
import { voucherQueries } from './voucher-queries.ts';

/**
 * All queries of the product. A test compares them with `firestore.indexes.json`. A function, so that bundlers can drop
 * it.
 */
export const allQueries = (): Query[] => [
  ...insightQueries(),
  ...analyticsDaysQueries(),
  ...notificationQueries(),
  ...reservationQueries(),
  ...deskQueries(),
  ...serviceQueries(),
  ...subscriptionQueries(),
  ...planQueries(),
  ...paymentQueries(),
  ...voucherQueries(),
  ...restaurantQueries(),
  ...stockQueries(),
  ...peopleQueries(),
  ...directoryQueries(),
  ...presenceQueries(),
  ...healthQueries(),
  ...feedQueries(),
  ...platformQueries(),
  ...customerQueries(),
  ...projectionQueries(),
  ...recordQueries(),
  ...auditQueries(),
  ...readingQueries(),
  ...latestQueries(),
  ...sweepQueries(),
  ...erasureQueries(),
];
