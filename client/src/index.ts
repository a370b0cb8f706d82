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
export type { Forced } from './forced.ts';
export type { ConnectionState } from './link.ts';
export type { Identified, Live, LiveList, Snapshot } from './live.ts';
export type { DeviceRegistration, Me } from './me.ts';
export type { DeviceStatus } from './on-demand/devices.ts';
export type { RecordKind, Records } from './on-demand/records.ts';
export type { FreeSlot } from './on-demand/slots.ts';
export type { PendingWork } from './outbox.ts';
export type { Conflict, Refused } from './overlay.ts';
export type { ProviderView } from './provider-view.ts';
export type { NewCommand } from './send.ts';
export { UnsentWork } from './unsent-work.ts';
export type { CollectionState, Progress } from './workspace/collection-state.ts';
export type { Ending, Health, Workspace, WorkspaceOptions } from './workspace/workspace.ts';
