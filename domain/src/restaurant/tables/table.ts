import { z } from 'zod';
import { tableStatuses } from './status.ts';

/** `serviceProviders/{pid}/tables/{id}`: laid out by owner and manager; who sits there is a matter of orders. */
export const tableSchema = z.object({
  name: z.string(),
  seats: z.int().positive(),
  status: z.enum(tableStatuses),
  /** The open order it holds. */
  orderId: z.string().optional(),
  /** The last command that changed it: a change without one is a device's. */
  lastCommandId: z.string().optional(),
  /** Who changed it from a device last, if they say so. */
  updatedBy: z.string().optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date().optional(),
});

export type Table = Readonly<z.infer<typeof tableSchema>>;
