import * as z from 'zod';
import type { Reservation } from '../booking/reservation/reservation.ts';
import type { Voucher } from '../booking/voucher/voucher.ts';
import { moneySchema } from '../kernel/money-schema.ts';

/** The fields of `endUsers/{uid}/subscriptions/{id}` that messages use. */
export const notableSubscriptionSchema = z.object({
  providerId: z.string(),
  providerName: z.string().optional(),
  planName: z.string(),
  status: z.string(),
  expiryDate: z.date().nullish(),
  pricePaid: moneySchema.nullish(),
});

export type NotableSubscription = Readonly<z.infer<typeof notableSubscriptionSchema>>;

/** The entity that a message is about. */
export type Subject =
  | { readonly entityType: 'reservation'; readonly entityId: string; readonly entity: Reservation }
  | { readonly entityType: 'subscription'; readonly entityId: string; readonly entity: NotableSubscription }
  | { readonly entityType: 'voucher'; readonly entityId: string; readonly entity: Voucher };
