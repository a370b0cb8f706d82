import type { z } from 'zod';
import type { printJobSchema } from './print-job-schema.ts';

/** `failed`: given up after too many attempts; somebody has to look at it. */
export const printJobStatuses = ['queued', 'claimed', 'done', 'failed'] as const;

export type PrintJob = Readonly<z.infer<typeof printJobSchema>>;
