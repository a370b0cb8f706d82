import { z } from 'zod';
import { moneySchema } from '../kernel/money-schema.ts';

export const customerTypes = ['new', 'regular', 'vip', 'inactive'] as const;

/** The order that something was last said in: whichever way the events come, the latest order has the last word. */
export const contactSourceSchema = z.object({ at: z.date(), orderId: z.string() });

const itemSchema = z.object({ name: z.string(), quantity: z.int(), saidIn: contactSourceSchema });

/** `serviceProviders/{pid}/customers/{id}`: what a house's completed orders say of somebody who left a phone or an e-mail. */
export const customerSchema = z.object({
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  userId: z.string().optional(),
  saidIn: z.object({
    name: contactSourceSchema.optional(),
    phone: contactSourceSchema.optional(),
    email: contactSourceSchema.optional(),
    userId: contactSourceSchema.optional(),
  }),
  totalOrders: z.int().nonnegative(),
  totalSpent: moneySchema,
  firstOrderDate: z.date(),
  lastOrderDate: z.date(),
  /** By item of the menu. */
  itemCounts: z.record(z.string(), itemSchema),
  /** The five they had most of. */
  favoriteItems: z.array(z.object({ menuItemId: z.string(), name: z.string(), quantity: z.int() })),
  customerType: z.enum(customerTypes),
  loyaltyPoints: z.int().nonnegative(),
  discountPercentage: z.number(),
  /** When they will count as inactive unless they come again; `null` once they do. */
  inactiveAt: z.date().nullable(),
  version: z.int().positive(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Customer = Readonly<z.infer<typeof customerSchema>>;
export type CustomerType = Customer['customerType'];
export type ContactSource = Readonly<z.infer<typeof contactSourceSchema>>;
