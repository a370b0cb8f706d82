import type { Plan } from './booking/plan.ts';
import type { Reservation } from './booking/reservation.ts';
import type { ReservationReference } from './booking/reservation-reference.ts';
import type { Service } from './booking/service.ts';
import type { SlotDay } from './booking/slot-day.ts';
import type { Subscription } from './booking/subscription.ts';
import type { SubscriptionReference } from './booking/subscription-reference.ts';
import type { EndUser } from './people/end-user.ts';
import type { Member } from './people/member.ts';
import type { Provider } from './provider/provider.ts';

/** Every kind of document a command can read. */
export interface Documents {
  provider: Provider;
  member: Member;
  endUser: EndUser;
  service: Service;
  slotDay: SlotDay;
  reservation: Reservation;
  reservationReference: ReservationReference;
  plan: Plan;
  subscription: Subscription;
  subscriptionReference: SubscriptionReference;
}

export type DocumentKind = keyof Documents;
