import type { z } from 'zod';
import type { printJobSchema } from './print-job-schema.ts';

/** `failed`: not tried again by itself after too many attempts; somebody looks at the printer, and claims it anew. */
export const printJobStatuses = ['queued', 'claimed', 'done', 'failed'] as const;

export type PrintJob = Readonly<z.infer<typeof printJobSchema>>;
