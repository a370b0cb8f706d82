import { z } from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { orderKinds } from '../shared/order-kind.ts';
import { lineStatuses, orderStatuses } from './status.ts';

/** So much of an ingredient, in the ingredient's unit. */
export const consumedStockSchema = z.object({ ingredientId: z.string(), quantity: z.number() });

/** What stands on the menu is as it was when the line was added. */
export const lineSchema = z.object({
  lineId: z.string(),
  menuItemId: z.string(),
  name: z.string(),
  categoryId: z.string().optional(),
  quantity: z.int().positive(),
  unitPrice: moneySchema,
  /** In percent. */
  taxRate: z.number(),
  note: z.string().optional(),
  station: z.string(),
  status: z.enum(lineStatuses),
  /** Since when. */
  statusAt: z.date(),
  /** When it was sent to its station. */
  queuedAt: z.date().optional(),
  recipeId: z.string().optional(),
  portions: z.number().optional(),
  /** What its confirmation took from the stock. */
  consumed: z.array(consumedStockSchema).optional(),
  addedBy: z.string(),
});

/** Who it is for, as far as they say. */
export const customerDetailsSchema = z.object({
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  userId: z.string().optional(),
});

/** `subtotal + tax = total`, each in minor units. */
export const totalsSchema = z.object({ subtotal: moneySchema, tax: moneySchema, total: moneySchema });

/** `serviceProviders/{pid}/orders/{id}`: the whole order, with its house. */
export const orderSchema = z.object({
  orderId: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  /** Unique within the local day. */
  number: z.int().positive(),
  /** The local day it was placed on, `YYYY-MM-DD`. */
  day: z.string(),
  kind: z.enum(orderKinds),
  tableId: z.string().optional(),
  lines: z.array(lineSchema),
  status: z.enum(orderStatuses),
  totals: totalsSchema,
  /** Whether the prices held their tax when it was placed. */
  taxIncluded: z.boolean(),
  customer: customerDetailsSchema.optional(),
  openedBy: z.string(),
  payment: z.object({ method: z.string(), amount: moneySchema }).optional(),
  confirmedAt: z.date().optional(),
  completedAt: z.date().optional(),
  cancelledAt: z.date().optional(),
  cancelledBy: z.string().optional(),
  cancellationReason: z.string().optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Order = Readonly<z.infer<typeof orderSchema>>;
export type OrderLine = Readonly<z.infer<typeof lineSchema>>;
export type CustomerDetails = Readonly<z.infer<typeof customerDetailsSchema>>;
export type Totals = Readonly<z.infer<typeof totalsSchema>>;
export type ConsumedStock = Readonly<z.infer<typeof consumedStockSchema>>;
