import * as z from 'zod';
import { stationSchema } from '../menu/menu-item.ts';

/** `serviceProviders/{pid}/printers/{id}`. Owner and manager write it directly, under the security rules. */
export const printerSchema = z.object({
  name: z.string(),
  /** The address by which the provider's devices reach it. */
  address: z.string(),
  /** Stations whose tickets it prints. */
  stations: z.array(stationSchema).max(20),
});

export type Printer = Readonly<z.infer<typeof printerSchema>>;
