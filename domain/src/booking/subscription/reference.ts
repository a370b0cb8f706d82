import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { parties } from '../shared/party.ts';
import { providerReasons } from '../shared/provider-reason.ts';
import { subscriptionStatuses } from './status.ts';

/**
 * `serviceProviders/{pid}/{status}Subscriptions/{id}`: a dashboard's view of a subscription, without names.
 */
export const subscriptionReferenceSchema = z.object({
  subscriptionId: z.string(),
  userId: z.string(),
  code: z.string(),
  status: z.enum(subscriptionStatuses),
  /** Time of the last change, which may be the change into this status. */
  timestamp: z.date(),
  planId: z.string(),
  planName: z.string(),
  periodMonths: z.int().positive(),
  startDate: z.date().optional(),
  expiryDate: z.date().optional(),
  price: moneySchema,
  renewalDue: moneySchema.optional(),
  version: z.int().positive(),
  holdExpiresAt: z.date().optional(),
  expiredAt: z.date().optional(),
  cancelledAt: z.date().optional(),
  cancelledBy: z.enum(parties).optional(),
  /** Only reasons that the provider side sets. Typed text stays in the full document. */
  cancellationReason: z.enum(providerReasons).optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type SubscriptionReference = Readonly<z.infer<typeof subscriptionReferenceSchema>>;
