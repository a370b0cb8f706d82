import * as z from 'zod';
import { tableStatuses } from './status.ts';

/** `serviceProviders/{pid}/tables/{id}`. Owner and manager define tables; orders set and clear `orderId`. */
export const tableSchema = z.object({
  name: z.string(),
  seats: z.int().positive(),
  status: z.enum(tableStatuses),
  /** The open order at this table. */
  orderId: z.string().optional(),
  /** The last command that changed it. A direct change by a device has none. */
  lastCommandId: z.string().optional(),
  /** The user whose device last changed it, if given. */
  updatedBy: z.string().optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date().optional(),
});

export type Table = Readonly<z.infer<typeof tableSchema>>;
