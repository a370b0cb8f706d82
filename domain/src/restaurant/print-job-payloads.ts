import { z } from 'zod';
import { idSchema } from '../kernel/id-schema.ts';

export const printJobPayload = z.strictObject({ printJobId: idSchema, printerId: idSchema });

export const failedPrintJobPayload = printJobPayload.extend({ error: z.string().trim().min(1).max(500).optional() });

export type PrintJobTarget = Readonly<z.infer<typeof printJobPayload>>;
export type FailedPrintJob = Readonly<z.infer<typeof failedPrintJobPayload>>;
