export type {
  Analytics,
  Category,
  Command,
  Customer,
  DevicePresence,
  EventRecord,
  Ingredient,
  LineStatus,
  Member,
  MemberRole,
  Membership,
  MenuItem,
  Money,
  Notification,
  NotificationPreferences,
  Order,
  OrderContact,
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
  Resource,
  ServedBy,
  Service,
  StationTicket,
  StockLog,
  Subscription,
  SubscriptionReference,
  SubscriptionStatus,
  Table,
} from '@counterfoil/domain/core';
export { minorDigits } from '@counterfoil/domain/core';
export { commandId } from './commands/command-id.ts';
export type { Handle } from './commands/handle.ts';
export type { CommandPayloads, CommandType, NewCommand } from './commands/new-command.ts';
export type { PendingWork } from './commands/pending-work.ts';
export { UnsentWork } from './commands/unsent-work.ts';
export type { ConnectionState } from './connection/connectivity.ts';
export { CounterfoilError } from './connection/counterfoil-error.ts';
export type { CounterfoilOptions, Diagnostic } from './connection/options.ts';
export { type Counterfoil, createCounterfoil } from './counterfoil.ts';
export type { Problem, RecordWrite } from './journal/entry.ts';
export type { Kept } from './journal/journal.ts';
export type { JournalStorage } from './journal/journal-storage.ts';
export type { Identified, ListSnapshot, Live, LiveList, Snapshot } from './live/live.ts';
export type { CustomerCode } from './me/customer-code.ts';
export type { Me } from './me/me.ts';
export type { DeviceRegistration } from './me/own-writes.ts';
export type { Conflict, Refusal, Refused, RefusedRecord } from './optimistic/refused.ts';
export type { DeviceStatus } from './presence/device-status.ts';
export type { FreeSlot } from './provider/free-slot.ts';
export type { ProviderView } from './provider/provider-view.ts';
export type { RecordKind, Records } from './provider/records.ts';
export type { CollectionState, Progress } from './workspace/collection-state.ts';
export type { Forced } from './workspace/forced.ts';
export type { Ending, Health, Workspace, WorkspaceOptions } from './workspace/workspace.ts';
