import * as z from 'zod';
import { moneySchema } from '../kernel/money-schema.ts';

const customerTypes = ['new', 'regular', 'vip', 'inactive'] as const;

/** The latest order that contained a value. Events may arrive in any sequence, and the latest order wins. */
const contactSourceSchema = z.object({ at: z.date(), orderId: z.string() });

const itemSchema = z.object({ name: z.string(), quantity: z.int(), saidIn: contactSourceSchema });

/**
 * `serviceProviders/{pid}/customers/{id}`: derived from the completed orders of a customer who left a phone or an
 * e-mail.
 */
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
  /** Keyed by menu item. */
  itemCounts: z.record(z.string(), itemSchema),
  /** The five items with the highest quantity. */
  favoriteItems: z.array(z.object({ menuItemId: z.string(), name: z.string(), quantity: z.int() })),
  customerType: z.enum(customerTypes),
  loyaltyPoints: z.int().nonnegative(),
  discountPercentage: z.number(),
  /** Time at which the customer becomes inactive without another order; `null` afterwards. */
  inactiveAt: z.date().nullable(),
  version: z.int().positive(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Customer = Readonly<z.infer<typeof customerSchema>>;
export type CustomerType = Customer['customerType'];
export type ContactSource = Readonly<z.infer<typeof contactSourceSchema>>;
