import { randomUUID } from 'node:crypto';

/** An id nobody else has: tests share one suite and run side by side. */
export const newId = (what: string): string => `${what}-${randomUUID()}`;
