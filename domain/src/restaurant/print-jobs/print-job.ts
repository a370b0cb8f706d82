import * as z from 'zod';
import { orderKinds } from '../shared/order-kind.ts';

/** `failed`: too many attempts. The system does not retry it; staff check the printer and claim it again. */
const printJobStatuses = ['queued', 'claimed', 'done', 'failed'] as const;

/**
 * `serviceProviders/{pid}/printJobs/{commandId_station}`: a ticket with the lines that one command sent to one station.
 */
export const printJobSchema = z.object({
  orderId: z.string(),
  number: z.int().positive(),
  orderKind: z.enum(orderKinds),
  tableName: z.string().optional(),
  station: z.string(),
  /** `withdrawn`: the station need not prepare these lines any more. */
  kind: z.enum(['new', 'withdrawn']),
  lines: z.array(z.object({ lineId: z.string(), name: z.string(), quantity: z.int(), note: z.string().optional() })),
  status: z.enum(printJobStatuses),
  /** Number of claims. From 2 on the printout may be a copy, and should say so. */
  attempts: z.int().nonnegative(),
  /** The device that prints it, and the end of its lease. */
  claim: z
    .object({ printerId: z.string(), by: z.string(), deviceId: z.string().optional(), leaseUntil: z.date() })
    .optional(),
  lastError: z.string().optional(),
  doneAt: z.date().optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** Once it is done or has failed: when Firestore's TTL policy may delete it. */
  expireAt: z.date().optional(),
});

export type PrintJob = Readonly<z.infer<typeof printJobSchema>>;
