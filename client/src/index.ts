export type {
  Analytics,
  Category,
  Customer,
  DevicePresence,
  EventRecord,
  Ingredient,
  LineStatus,
  Member,
  MemberRole,
  MenuItem,
  Money,
  Notification,
  NotificationPreferences,
  Order,
  OrderLine,
  OrderReference,
  Outcome,
  Plan,
  Platform,
  Presence,
  Printer,
  PrintJob,
  Provider,
  Recipe,
  RecordInputs,
  Rejection,
  RejectionCode,
  Reservation,
  ReservationReference,
  ReservationStatus,
  Service,
  StationTicket,
  StockLog,
  Subscription,
  SubscriptionReference,
  SubscriptionStatus,
  Table,
} from '@counterfoil/domain/core';
export type { CounterfoilOptions } from './connection.ts';
export { type Counterfoil, createCounterfoil } from './counterfoil.ts';
export { CounterfoilError } from './counterfoil-error.ts';
export type { DeviceStatus } from './devices.ts';
export type { Identified, Live, LiveList, Snapshot } from './live.ts';
export type { DeviceRegistration, Me } from './me.ts';
export type { ProviderView } from './provider-view.ts';
export type { RecordKind, Records } from './records.ts';
export type { NewCommand } from './send.ts';
export type { FreeSlot } from './slots.ts';
