import { z } from 'zod';
import { orderKinds } from '../shared/order-kind.ts';

/** `failed`: not tried again by itself after too many attempts; somebody looks at the printer, and claims it anew. */
export const printJobStatuses = ['queued', 'claimed', 'done', 'failed'] as const;

/** `serviceProviders/{pid}/printJobs/{commandId_station}`: a ticket for one station, of what one confirmation sent there. */
export const printJobSchema = z.object({
  orderId: z.string(),
  number: z.int().positive(),
  orderKind: z.enum(orderKinds),
  tableName: z.string().optional(),
  station: z.string(),
  /** `withdrawn`: the station is told that it need not make them. */
  kind: z.enum(['new', 'withdrawn']),
  lines: z.array(z.object({ lineId: z.string(), name: z.string(), quantity: z.int(), note: z.string().optional() })),
  status: z.enum(printJobStatuses),
  /** How often it was claimed: from 2 on what comes out may be a copy, and should say so. */
  attempts: z.int().nonnegative(),
  /** Who prints it, and until when nobody else may. */
  claim: z
    .object({ printerId: z.string(), by: z.string(), deviceId: z.string().optional(), leaseUntil: z.date() })
    .optional(),
  lastError: z.string().optional(),
  doneAt: z.date().optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type PrintJob = Readonly<z.infer<typeof printJobSchema>>;
