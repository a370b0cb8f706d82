import type { z } from 'zod';
import type { customerDetailsSchema, lineSchema, orderSchema, takenSchema, totalsSchema } from './order-schema.ts';

export type Order = Readonly<z.infer<typeof orderSchema>>;
export type OrderLine = Readonly<z.infer<typeof lineSchema>>;
export type CustomerDetails = Readonly<z.infer<typeof customerDetailsSchema>>;
export type Totals = Readonly<z.infer<typeof totalsSchema>>;
export type Taken = Readonly<z.infer<typeof takenSchema>>;
