import { randomUUID } from 'node:crypto';

/** A unique id: tests share one suite and run in parallel. */
export const newId = (what: string): string => `${what}-${randomUUID()}`;
