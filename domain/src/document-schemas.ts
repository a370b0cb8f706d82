import type { z } from 'zod';
import { planSchema } from './booking/plan.ts';
import { reservationSchema } from './booking/reservation.ts';
import { reservationReferenceSchema } from './booking/reservation-reference.ts';
import { serviceSchema } from './booking/service.ts';
import { slotDaySchema } from './booking/slot-day.ts';
import { subscriptionSchema } from './booking/subscription.ts';
import { subscriptionReferenceSchema } from './booking/subscription-reference.ts';
import type { Documents } from './documents.ts';
import { endUserSchema } from './people/end-user.ts';
import { memberSchema } from './people/member.ts';
import { providerSchema } from './provider/provider.ts';

/** How to decode each kind. Apart from the types, so that deciding on a device needs no schema library. */
export const documentSchemas: { readonly [Kind in keyof Documents]: z.ZodType<Documents[Kind]> } = {
  provider: providerSchema,
  member: memberSchema,
  endUser: endUserSchema,
  service: serviceSchema,
  slotDay: slotDaySchema,
  reservation: reservationSchema,
  reservationReference: reservationReferenceSchema,
  plan: planSchema,
  subscription: subscriptionSchema,
  subscriptionReference: subscriptionReferenceSchema,
};
