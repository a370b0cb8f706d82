import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { orderKinds } from '../shared/order-kind.ts';
import { lineStatuses, orderStatuses } from './status.ts';

/** An amount of an ingredient, in the ingredient's unit. */
const consumedStockSchema = z.object({ ingredientId: z.string(), quantity: z.number() });

/** Copies the menu's fields at the time when the line was added. */
const lineSchema = z.object({
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
  /** Time of the last status change. */
  statusAt: z.date(),
  /** Time at which it went to its station. */
  queuedAt: z.date().optional(),
  recipeId: z.string().optional(),
  portions: z.number().optional(),
  /** The stock that its confirmation consumed. */
  consumed: z.array(consumedStockSchema).optional(),
  addedBy: z.string(),
});

/** The customer, as far as every member may know. */
const orderCustomerSchema = z.object({
  name: z.string().optional(),
  userId: z.string().optional(),
  /** True if a phone or an e-mail lies in `private/contact`. */
  hasContact: z.boolean().optional(),
  /** Only in orders of earlier versions, until the backfill has moved them. */
  phone: z.string().optional(),
  email: z.string().optional(),
});

/** `subtotal + tax = total`, each in minor units. */
const totalsSchema = z.object({ subtotal: moneySchema, tax: moneySchema, total: moneySchema });

/** `serviceProviders/{pid}/orders/{id}`: the full document, which belongs to the provider. */
export const orderSchema = z.object({
  orderId: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  /** Unique within the local day. */
  number: z.int().positive(),
  /** The local day of the order, `YYYY-MM-DD`. */
  day: z.string(),
  kind: z.enum(orderKinds),
  tableId: z.string().optional(),
  lines: z.array(lineSchema),
  status: z.enum(orderStatuses),
  totals: totalsSchema,
  /** True if prices included tax when the order was placed. */
  taxIncluded: z.boolean(),
  customer: orderCustomerSchema.optional(),
  /** Printed on the receipt. A guest who has it may add the order to their own list. */
  claimCode: z.string().optional(),
  openedBy: z.string(),
  payment: z.object({ method: z.string(), amount: moneySchema }).optional(),
  confirmedAt: z.date().optional(),
  completedAt: z.date().optional(),
  cancelledAt: z.date().optional(),
  cancelledBy: z.string().optional(),
  cancellationReason: z.string().optional(),
  /** 2: the contact lies apart. Absent in orders of earlier versions. */
  schema: z.int().optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Order = Readonly<z.infer<typeof orderSchema>>;
export type OrderLine = Readonly<z.infer<typeof lineSchema>>;
/** The customer's details, as far as known. */
export type CustomerDetails = Readonly<Omit<z.infer<typeof orderCustomerSchema>, 'hasContact'>>;
export type Totals = Readonly<z.infer<typeof totalsSchema>>;
export type ConsumedStock = Readonly<z.infer<typeof consumedStockSchema>>;
