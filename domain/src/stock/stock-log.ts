import type { z } from 'zod';
import type { stockLogSchema } from './stock-log-schema.ts';

export const stockChangeTypes = ['received', 'adjusted', 'counted', 'consumed', 'returned'] as const;

export type StockLog = Readonly<z.infer<typeof stockLogSchema>>;
export type StockChangeType = StockLog['changeType'];
