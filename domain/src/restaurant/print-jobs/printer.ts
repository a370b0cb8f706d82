import type { z } from 'zod';
import type { printerSchema } from './printer-schema.ts';

export type Printer = Readonly<z.infer<typeof printerSchema>>;
