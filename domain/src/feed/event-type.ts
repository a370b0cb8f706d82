import type { ClosureEvent } from '../booking/closures/event.ts';
import type { PaymentAccountChanged } from '../booking/payment-account/event.ts';
import type { RefundEvent } from '../booking/payments/refund-event.ts';
import type { ReservationEvent } from '../booking/reservation/event.ts';
import type { SubscriptionEvent } from '../booking/subscription/event.ts';
import type { VoucherEvent } from '../booking/voucher/event.ts';
import type { DirectoryEvent } from '../provider/directory/event.ts';
import type { InvitationEvent } from '../provider/invitations/event.ts';
import type { MemberEvent } from '../provider/members/event.ts';
import type { SyncEvent } from '../provider/presence/event.ts';
import type { ClosuresChanged, OwnersChanged, ProviderCreated, ProviderUpdated } from '../provider/profile/event.ts';
import type { SuspensionEvent } from '../provider/suspension/event.ts';
import type { RebuildAsked } from '../rebuild/event.ts';
import type { OrderEvent } from '../restaurant/orders/event.ts';
import type { PrintJobEvent } from '../restaurant/print-jobs/event.ts';
import type { StockEvent } from '../stock/event.ts';
import type { RecipeEvent } from '../stock/recipe-event.ts';

/** Changes of records that devices write. `record-kinds.ts` decides which of them a change emits. */
type RecordEventType =
  | `${'category' | 'menuItem' | 'plan' | 'recipe' | 'resource' | 'service' | 'table'}.${'created' | 'updated' | 'deleted'}`
  | `inventory.item${'Added' | 'Updated' | 'Removed'}`
  | 'menuItem.availabilityChanged'
  | `printer.${'added' | 'configured' | 'assignmentChanged' | 'removed'}`
  | `table.${'available' | 'occupied' | 'reserved' | 'cleaning'}`;

/** Every type of event in the feed of a provider. */
export type EventType =
  | (
      | ReservationEvent
      | VoucherEvent
      | SubscriptionEvent
      | OrderEvent
      | MemberEvent
      | InvitationEvent
      | ProviderCreated
      | ProviderUpdated
      | OwnersChanged
      | ClosuresChanged
      | ClosureEvent
      | DirectoryEvent
      | StockEvent
      | RecipeEvent
      | PrintJobEvent
      | RefundEvent
      | PaymentAccountChanged
      | SyncEvent
      | SuspensionEvent
      | RebuildAsked
    )['type']
  // Repairs stand on the feed, and may not be imported here.
  | 'invariant.repaired'
  | RecordEventType;
