import * as z from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';

/** Command id and station joined, so it may be longer than other ids. */
const printJobId = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/, 'must be the id of a print job');

export const printJobPayload = z.strictObject({ printJobId, printerId: idSchema });

export const failedPrintJobPayload = printJobPayload.extend({ error: z.string().trim().min(1).max(500).optional() });

export type PrintJobTarget = Readonly<z.infer<typeof printJobPayload>>;
export type FailedPrintJob = Readonly<z.infer<typeof failedPrintJobPayload>>;
