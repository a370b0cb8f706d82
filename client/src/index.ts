export type {
  Analytics,
  Category,
  Money,
  Notification,
  NotificationPreferences,
  Outcome,
  Plan,
  Platform,
  Provider,
  Rejection,
  RejectionCode,
  Reservation,
  ReservationReference,
  ReservationStatus,
  Service,
  Subscription,
  SubscriptionReference,
  SubscriptionStatus,
} from '@counterfoil/domain';
export type { CounterfoilOptions } from './connection.ts';
export { type Counterfoil, createCounterfoil } from './counterfoil.ts';
export { CounterfoilError } from './counterfoil-error.ts';
export type { Identified, Live, LiveList, Snapshot } from './live.ts';
export type { DeviceRegistration, Me } from './me.ts';
export type { ProviderView } from './provider-view.ts';
export type { RecordKind, Records } from './records.ts';
export type { NewCommand } from './send.ts';
export type { FreeSlot } from './slots.ts';
