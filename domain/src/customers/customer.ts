import type { z } from 'zod';
import type { customerSchema, saidInSchema } from './customer-schema.ts';

export const customerTypes = ['new', 'regular', 'vip', 'inactive'] as const;

export type Customer = Readonly<z.infer<typeof customerSchema>>;
export type CustomerType = Customer['customerType'];
export type SaidIn = Readonly<z.infer<typeof saidInSchema>>;
