import type { z } from 'zod';
import type { Reservation } from '../booking/reservation/reservation.ts';
import type { notableSubscriptionSchema } from './subject-schema.ts';

export type NotableSubscription = Readonly<z.infer<typeof notableSubscriptionSchema>>;

/** What a message is about. */
export type Subject =
  | { readonly entityType: 'reservation'; readonly entityId: string; readonly entity: Reservation }
  | { readonly entityType: 'subscription'; readonly entityId: string; readonly entity: NotableSubscription };
