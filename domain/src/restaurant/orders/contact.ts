import * as z from 'zod';

/**
 * `serviceProviders/{pid}/orders/{id}/private/contact`: how to reach the customer of an order. Owner and manager read
 * it; staff only while the order is open and has to be delivered or picked up.
 */
export const orderContactSchema = z.object({
  phone: z.string().optional(),
  email: z.string().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type OrderContact = Readonly<z.infer<typeof orderContactSchema>>;
